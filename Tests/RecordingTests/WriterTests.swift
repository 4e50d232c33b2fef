import Foundation
import PluginAPI
import Recording
import TestFolders
import Testing

struct `Writing a recording` {
    private let header = RecordingHeader(isSynthetic: true, seed: .max, day: "2026-11-20", note: "two\nlines \"매듭\"")

    @Test(arguments: ["day.rec", "day.rec.gz", "day.rec.zst"])
    func `what is written is read back`(name: String) throws {
        let folder = try TestFolder()
        let writer = try RecordingWriter(path: folder.path(name), header: header)
        let expected = (0..<500).map {
            PlayedLine($0 * 2, at($0), $0.isMultiple(of: 7) ? "timer" : "kis.ws", "payload\t\($0) 삼성전자")
        }

        for line in expected {
            try writer.add(line)
            if line.sequence == 100 { try writer.flush() }
        }
        try writer.close(synchronizing: true)

        let result = try play(path: folder.path(name))
        #expect(result.header == header)
        #expect(result.lines == expected)
        #expect(result.counts.isEmpty)
    }

    @Test func `a plain recording is the text of the format`() throws {
        let folder = try TestFolder()
        let header = RecordingHeader(isSynthetic: true, seed: 7, day: "2026-11-20", note: "a/b")
        let writer = try RecordingWriter(path: folder.path("day"), header: header)

        try writer.add(PlayedLine(1, at(3), "rest", "{}"))
        try writer.close()

        let text = String(decoding: try folder.bytes(of: "day"), as: UTF8.self)
        let json = #"{"day":"2026-11-20","note":"a/b","seed":7,"synthetic":true,"version":1}"#
        #expect(text == "#maedup-recording \(json)\n1\t\(at(3))\trest\t{}\n")
    }

    @Test func `lines that would not come back are refused and nothing else is lost`() throws {
        let folder = try TestFolder()
        let writer = try RecordingWriter(path: folder.path("day"), header: header)
        let long = String(repeating: "x", count: RecordingReader.longestLine)
        let refused: [(PlayedLine, RecordingWriter.LineFault)] = [
            (PlayedLine(5, at(1), "rest", "repeated"), .sequence),
            (PlayedLine(-1, at(1), "rest", "negative"), .sequence),
            (PlayedLine(1_000_000_000_000_000, at(1), "rest", "like a time"), .sequence),
            (PlayedLine(6, -1, "rest", "before 1970"), .time), (PlayedLine(6, at(1), "", "x"), .stream),
            (PlayedLine(6, at(1), "a b", "x"), .stream), (PlayedLine(6, at(1), "rest", ""), .emptyPayload),
            (PlayedLine(6, at(1), "rest", "{\n}"), .lineEndInPayload),
            (PlayedLine(6, at(1), "rest", "x\r"), .lineEndInPayload),
            (PlayedLine(6, at(1), "rest", "x\u{0}y"), .lineEndInPayload),
            (PlayedLine(6, at(1), "rest", long), .tooLong),
        ]

        try writer.add(PlayedLine(5, at(1), "rest", "first"))
        for (line, fault) in refused {
            #expect(throws: RecordingWriterError.unwritable(fault)) { try writer.add(line) }
        }
        try writer.add(PlayedLine(6, at(1), "rest", "last"))
        try writer.close()

        let result = try play(path: folder.path("day"))
        #expect(result.sequences == [5, 6])
        #expect(result.counts.isEmpty)
    }

    @Test func `places that cannot be written say why`() throws {
        let folder = try TestFolder()
        let taken = try folder.file("taken", holding: Array("precious".utf8))

        #expect(throws: RecordingWriterError.exists) { _ = try RecordingWriter(path: taken, header: header) }
        #expect(throws: RecordingWriterError.missingFolder) {
            _ = try RecordingWriter(path: folder.path("none/day"), header: header)
        }
        #expect(try folder.bytes(of: "taken") == Array("precious".utf8))
    }

    @Test func `a closed recording takes no more`() throws {
        let folder = try TestFolder()
        let writer = try RecordingWriter(path: folder.path("day"), header: header)

        try writer.close()

        #expect(throws: RecordingWriterError.closed) { try writer.add(PlayedLine(1, at(1), "rest", "x")) }
        #expect(throws: RecordingWriterError.closed) { try writer.flush() }
    }

    @Test func `a writer that is let go has written its lines`() throws {
        let folder = try TestFolder()
        func write() throws {
            let writer = try RecordingWriter(path: folder.path("day.gz"), header: header)
            try writer.add(PlayedLine(1, at(1), "rest", "x"))
        }

        try write()

        #expect(try play(path: folder.path("day.gz")).sequences == [1])
    }

    @Test(arguments: ["day", "day.zst"])
    func `a full disk leaves a recording of whole lines`(name: String) async throws {
        await #expect(processExitsWith: .success) { [name = name as String] in
            let folder = try TestFolder()
            let writer = try RecordingWriter(path: folder.path(name), header: RecordingHeader())
            limitFileSize(to: 200_000)
            var written: Int64 = 0
            var generator = SplitMix64(seed: 1)

            let failure = #expect(throws: RecordingWriterError.self) {
                while true {
                    let payload = "frame \(generator.next()) \(generator.next())"
                    try writer.add(PlayedLine(written, at(written), "kis.ws", payload))
                    written += 1
                    if written.isMultiple(of: 100) { try writer.flush() }
                }
            }

            let result = try play(path: folder.path(name))
            #expect(failure == .full)
            #expect(throws: RecordingWriterError.full) { try writer.add(PlayedLine(written, at(0), "kis.ws", "x")) }
            #expect(throws: RecordingWriterError.full) { try writer.close() }
            #expect(result.counts.isEmpty)
            #expect(result.tally.missing == 0)
            #expect(written - result.tally.lines <= 100)
            #expect(result.tally.lines > 1000)
        }
    }
}

extension RecordingWriter {
    fileprivate func add(_ line: PlayedLine) throws {
        try append(
            sequence: line.sequence,
            receivedAt: Timestamp(nanoseconds: line.nanoseconds),
            stream: line.stream,
            payload: line.payload.span
        )
    }
}

/// Makes every write beyond a size fail from now on, in this process.
func limitFileSize(to bytes: Int) {
    _ = signal(SIGXFSZ, SIG_IGN)
    var limit = rlimit(rlim_cur: rlim_t(bytes), rlim_max: rlim_t(bytes))
    #if canImport(Darwin)
    #expect(setrlimit(RLIMIT_FSIZE, &limit) == 0)
    #else
    #expect(setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0)
    #endif
}
