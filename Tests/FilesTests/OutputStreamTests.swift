import Foundation
import Testing

@testable import Files

@Suite struct OutputStreamTests {
    /// A pipe's two ends, closed at the end.
    private final class Pipe {
        let reading: Int32
        let writing: Int32
        private var isReadable = true

        init() throws {
            var ends: [Int32] = [-1, -1]
            try #require(pipe(&ends) == 0)
            (reading, writing) = (ends[0], ends[1])
        }

        func closeReading() {
            if isReadable { close(reading) }
            isReadable = false
        }

        deinit {
            closeReading()
            close(writing)
        }
    }

    @Test func `bytes arrive in order`() throws {
        let pipe = try Pipe()
        let bytes = Array("hello\n".utf8)

        let count = try OutputStream(descriptor: pipe.writing).write(bytes.span)

        var arrived = [UInt8](repeating: 0, count: 100)
        #expect(count == 6)
        #expect(read(pipe.reading, &arrived, 100) == 6)
        #expect(arrived.prefix(6) == bytes[...])
    }

    @Test func `a reader that has gone is an error and no signal`() throws {
        let before = signal(SIGPIPE, SIG_DFL)
        defer { signal(SIGPIPE, before) }
        let pipe = try Pipe()
        pipe.closeReading()
        let bytes = Array("hello\n".utf8)

        #expect(throws: FileProblem.brokenPipe) { try OutputStream(descriptor: pipe.writing).write(bytes.span) }
        #expect(throws: FileProblem.brokenPipe) { try OutputStream(descriptor: pipe.writing).write(bytes.span) }
    }

    @Test func `a full pipe takes nothing and holds up nobody`() throws {
        let pipe = try Pipe()
        let stream = OutputStream(descriptor: pipe.writing)
        let bytes = [UInt8](repeating: 0, count: 100_000)
        var total = 0
        while case let count = try stream.write(bytes.span), count > 0 { total += count }

        #expect(total >= 4_096)
        #expect(try stream.write(bytes.span) == 0)
    }

    @Test func `a pipe is not coloured`() throws {
        let pipe = try Pipe()

        #expect(!OutputStream(descriptor: pipe.writing).isTerminal)
        #expect(!OutputStream(descriptor: pipe.writing).isColored)
    }
}
