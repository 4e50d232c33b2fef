/// Where the lines of a text are, and what stands at their ends.
struct LineTable {
    /// One line.
    struct Line {
        /// The first byte.
        var start: Int
        /// The first byte that is no blank, or the end.
        var content: Int
        /// Behind the last byte that is no blank, or the first byte.
        var contentEnd: Int
        /// The line break, or the end of the text.
        var end: Int

        var isBlank: Bool { content == end }
        var indentation: Int { content - start }
    }

    private(set) var all: [Line] = []

    init(_ bytes: [UInt8]) {
        var start = 0
        while start < bytes.count {
            let newline = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            let isPair = newline > start && newline < bytes.count && bytes[newline - 1] == UInt8(ascii: "\r")
            all.append(Self.line(bytes, start..<(isPair ? newline - 1 : newline)))
            start = newline + 1
        }
    }

    /// The number of the line that a byte is in.
    func number(of byte: Int) -> Int {
        var (low, high) = (0, all.count)
        while low < high {
            let middle = (low + high) / 2
            if all[middle].start <= byte { low = middle + 1 } else { high = middle }
        }
        return max(low - 1, 0)
    }

    private static func line(_ bytes: [UInt8], _ range: Range<Int>) -> Line {
        let content = bytes[range].firstIndex { !$0.isBlank } ?? range.upperBound
        let last = bytes[range].lastIndex { !$0.isBlank }
        return Line(
            start: range.lowerBound,
            content: content,
            contentEnd: last.map { $0 + 1 } ?? range.lowerBound,
            end: range.upperBound
        )
    }
}
