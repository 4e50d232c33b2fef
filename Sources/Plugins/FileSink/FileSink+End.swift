import Files
import PluginAPI

extension FileSink {
    /// The end of a file: where its last whole line is, and of which day its lines are.
    struct End {
        private let file: AppendableFile
        private let format: Format

        private static let lineFeed = UInt8(ascii: "\n")

        init(of file: AppendableFile, _ format: Format) {
            self.file = file
            self.format = format
        }

        /// Makes sure that the file is empty or begins as a sink of this format begins one.
        ///
        /// - Throws: `FileProblem`, `unexpectedContent` for a file that is something else.
        func check() throws(FileProblem) {
            let first = try file.read(at: 0, count: 1)
            guard first.isEmpty || isOwn(first) else { throw .unexpectedContent }
        }

        /// Moves half a line, as a crash leaves one behind, into the file `….torn` beside.
        ///
        /// - Throws: `FileProblem`, `unexpectedContent` if there is no whole line near the end.
        func mend() throws(FileProblem) {
            let size = try file.size
            guard size > 0, try file.read(at: size - 1, count: 1) != [Self.lineFeed] else { return }
            let half = try lastBytes(of: size, upTo: Line.longest) { $0.contains(Self.lineFeed) }
            let start = half.lastIndex(of: Self.lineFeed).map { $0 + 1 } ?? 0
            guard start > 0 || half.count == size else { throw .unexpectedContent }
            try setAside(Array(half[start...]))
            try file.truncate(to: size - Int64(half.count - start))
        }

        /// The newest day of the lines near the end whose time can be read; nothing when there is none.
        func day() throws(FileProblem) -> CivilDate? {
            let size = try file.size
            let bytes = try lastBytes(of: size, upTo: Line.longest) { bytes in
                Self.lines(bytes.dropFirst(bytes.firstIndex(of: Self.lineFeed) ?? 0)).contains { day(in: $0) != nil }
            }
            // Unless these are all bytes, they begin within a line, where anything may stand.
            let front = bytes.count == size ? 0 : bytes.firstIndex(of: Self.lineFeed) ?? 0
            return Self.lines(bytes[front...]).lazy.compactMap { day(in: $0) }.max()
        }

        /// Bytes from the file's end, more and more until a test holds, there are no more, or they are too many.
        private func lastBytes(
            of size: Int64,
            upTo limit: Int,
            until isEnough: ([UInt8]) -> Bool
        ) throws(FileProblem) -> [UInt8] {
            var count = 1 << 16
            while true {
                let bytes = try file.read(at: max(0, size - Int64(count)), count: min(count, Int(clamping: size)))
                if bytes.count == size || count >= limit || isEnough(bytes) { return bytes }
                count *= 4
            }
        }

        private func setAside(_ half: [UInt8]) throws(FileProblem) {
            let torn = try AppendableFile(path: file.path + ".torn")
            let bytes = half + [Self.lineFeed]
            var written = 0
            while written < bytes.count {
                let count = try torn.write(bytes.span.extracting(droppingFirst: written))
                guard count > 0 else { throw .noSpace }
                written += count
            }
            try torn.synchronize()
        }

        /// Whether a file can begin like this: with an object, or with a year.
        private func isOwn(_ first: [UInt8]) -> Bool {
            switch format {
            case .json: first.first == UInt8(ascii: "{")
            case .text: (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first.first ?? 0)
            }
        }

        private static func lines(_ bytes: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
            bytes.split(separator: lineFeed)
        }

        private func day(in line: ArraySlice<UInt8>) -> CivilDate? {
            // The time stands near the front of a line, and the rest may be long.
            let text = String(decoding: line.prefix(256), as: UTF8.self)
            return switch format {
            case .json: LineTime(json: text)?.day
            case .text: LineTime(text: text)?.day
            }
        }
    }
}
