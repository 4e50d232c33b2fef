import Testing

@testable import HTTP

@Suite struct AnswerReadingTests {
    private func reading(head: Int = 1000, body: Int = 1000, _ lines: String...) -> AnswerReading {
        var reading = AnswerReading(largestHead: head, largestBody: body)
        for line in lines { _ = reading.take(line: "\(line)\r\n".utf8) }
        return reading
    }

    private func take(_ count: Int, _ reading: inout AnswerReading) -> Bool {
        [UInt8](repeating: 1, count: count).withUnsafeBytes { reading.take(piece: $0) }
    }

    @Test func `a head is whole at its empty line and not before`() {
        #expect(reading().stage == .nothing)
        #expect(reading("HTTP/1.1 200 OK", "A: b").stage == .head)
        #expect(reading("HTTP/1.1 200 OK", "A: b", "").stage == .body)
        #expect(reading("HTTP/1.1 103 Early Hints", "A: b", "").stage == .nothing)
        #expect(reading("HTTP/2 200", "").status == 200)
        #expect(reading("garbage", "").status == 0)
    }

    @Test func `fields of interim answers and trailers are left away`() {
        let reading = reading(
            "HTTP/1.1 103 Early Hints",
            "Link: a",
            "",
            "HTTP/1.1 200 OK",
            "X:  spaced out\t",
            "Y:",
            "",
            "Trailer: 1"
        )

        #expect(reading.fields == [HTTPField("X", "spaced out"), HTTPField("Y", "")])
    }

    @Test func `limits are the largest that is taken`() {
        var body = reading(body: 10, "HTTP/1.1 200 OK", "")
        var head = AnswerReading(largestHead: 10, largestBody: 0)

        let pieces = [take(4, &body), take(6, &body), take(1, &body)]
        let lines = [head.take(line: "12345\r\n".utf8), head.take(line: "6\r\n".utf8), head.take(line: "\n".utf8)]

        #expect(pieces == [true, true, false])
        #expect(body.excess == .body)
        #expect(lines == [true, true, false])
        #expect(head.excess == .head)
    }

    @Test func `an answer may say where it ends`() {
        #expect(reading("HTTP/1.1 200 OK", "content-length: 3", "").saysWhereItEnds)
        #expect(reading("HTTP/1.1 200 OK", "Transfer-Encoding: gzip, Chunked", "").saysWhereItEnds)
        #expect(reading("HTTP/1.1 204 No Content", "").saysWhereItEnds)
        #expect(!reading("HTTP/1.1 200 OK", "Transfer-Encoding: gzip", "").saysWhereItEnds)
        #expect(!reading("HTTP/1.1 200 OK", "").saysWhereItEnds)
    }
}
