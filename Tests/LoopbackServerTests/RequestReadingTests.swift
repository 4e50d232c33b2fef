import Testing

@testable import LoopbackServer

@Suite struct RequestReadingTests {
    private var limits = ServerLimits()

    /// Reads one request that comes in pieces of a size.
    private func read(_ text: String, piece: Int = 1000) throws -> ServerRequest? {
        var rest = Array(text.utf8)[...]
        var input = ByteInput()
        let more = { () throws(ConnectionEnd) -> [UInt8] in
            defer { rest = rest.dropFirst(piece) }
            return Array(rest.prefix(piece))
        }
        let reading = RequestReading(limits: limits)
        guard var request = try reading.head(&input, more) else { return nil }
        request.body = try reading.body(of: request, &input, more)
        return request
    }

    @Test(arguments: [1, 2, 3, 7, 1000])
    func `a request is read however its bytes are split`(piece: Int) throws {
        let text = "POST /orders?code=005930&name=%EC%82%BC+x HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nbody"

        let request = try #require(try read(text, piece: piece))

        #expect(request.method == "POST")
        #expect(request.path == "/orders")
        #expect(request.parameter("code") == "005930")
        #expect(request.parameter("name") == "삼 x")
        #expect(request["host"] == "a")
        #expect(request.text == "body")
        #expect(request.keepsAlive)
    }

    @Test(arguments: [1, 5, 1000])
    func `a chunked body is joined and its trailers are skipped`(piece: Int) throws {
        let text =
            "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3;x=1\r\nabc\r\nA\r\n0123456789\r\n0\r\nX: y\r\n\r\n"

        #expect(try read(text, piece: piece)?.text == "abc0123456789")
    }

    @Test func `an end between requests is no error and one inside is`() throws {
        #expect(try read("") == nil)
        #expect(throws: ConnectionEnd.closedByPeer) { try read("GET / HT") }
        #expect(throws: ConnectionEnd.closedByPeer) { try read("GET / HTTP/1.1\r\nA: b\r\n") }
        #expect(throws: ConnectionEnd.closedByPeer) { try read("POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\nabc") }
    }

    @Test(arguments: [
        "GET /\r\n\r\n", "GET / HTTP/2\r\n\r\n", "G@T / HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\n folded\r\n\r\n",
        "GET / HTTP/1.1\r\nName : x\r\n\r\n", "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
        "POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        "POST / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n",
    ])
    func `what can be read in two ways is refused`(text: String) {
        do {
            _ = try read(text)
            Issue.record("\(text) was read")
        } catch ConnectionEnd.malformed {
        } catch {
            Issue.record("\(error)")
        }
    }

    @Test func `limits hold for lines, fields and bodies`() {
        var tests = self
        tests.limits.lineBytes = 40
        tests.limits.fields = 2
        tests.limits.bodyBytes = 5
        let post = "POST / HTTP/1.1\r\n"

        #expect(throws: ConnectionEnd.tooLarge("a line")) {
            try tests.read("GET /\(String(repeating: "a", count: 100)) HTTP/1.1\r\n\r\n", piece: 10)
        }
        #expect(throws: ConnectionEnd.tooLarge("the number of header fields")) {
            try tests.read("GET / HTTP/1.1\r\na: 1\r\nb: 1\r\nc: 1\r\n\r\n")
        }
        #expect(throws: ConnectionEnd.tooLarge("the body")) {
            try tests.read(post + "Content-Length: 6\r\n\r\n123456")
        }
        #expect(throws: ConnectionEnd.tooLarge("the body")) {
            try tests.read(post + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n3\r\nabc\r\n0\r\n\r\n")
        }
    }
}
