/// The text of one file as the user wrote it, with its line table; immutable and shared by every span in it.
///
/// Offsets count the bytes of `text`, so they begin after a byte order mark. Lines end at `\n`, `\r\n` or a lone `\r`.
public final class SourceFile: Sendable {
    /// The name shown in diagnostics, for example `config.yaml`.
    public let name: String
    /// The text without its byte order mark; bytes that were not UTF-8 stand in it as U+FFFD.
    public let text: String
    /// Whether the file began with a byte order mark, three bytes that no offset counts.
    public let hasByteOrderMark: Bool
    let bytes: [UInt8]
    private let lineStarts: [Int]

    /// Takes over a text and finds its lines; a byte order mark at its start is removed.
    public init(name: String, text: String) {
        let hasByteOrderMark = text.unicodeScalars.first == "\u{FEFF}"
        var text = hasByteOrderMark ? String(text.unicodeScalars.dropFirst()) : text
        text.makeContiguousUTF8()
        self.name = name
        self.text = text
        self.hasByteOrderMark = hasByteOrderMark
        bytes = Array(text.utf8)
        lineStarts = Self.lineStarts(of: bytes)
    }

    /// The length of the text in bytes.
    public var utf8Count: Int { bytes.count }

    /// The number of lines; a text that ends with a line break has one more, empty line after it.
    public var lineCount: Int { lineStarts.count }

    /// The place of a byte, brought into the text and to the start of its character when it is not there.
    public func position(atByte offset: Int) -> SourcePosition {
        let offset = boundary(atOrBefore: offset)
        let line = lineIndex(atByte: offset)
        let before = slice(lineStarts[line]..<offset)
        return SourcePosition(
            line: line + 1,
            column: before.count + 1,
            codePointColumn: before.unicodeScalars.count + 1,
            byte: offset
        )
    }

    /// The text of a line counted from 1, without its line break; empty when there is no such line.
    public func lineText(_ line: Int) -> Substring {
        guard lineStarts.indices.contains(line - 1) else { return "" }
        let start = lineStarts[line - 1]
        var end = line < lineStarts.count ? lineStarts[line] : bytes.count
        while end > start, bytes[end - 1].isLineBreak { end -= 1 }
        return slice(start..<end)
    }

    func slice(_ range: Range<Int>) -> Substring {
        let utf8 = text.utf8
        let lower = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
        return text[lower..<utf8.index(lower, offsetBy: range.count)]
    }

    func boundary(atOrBefore offset: Int) -> Int {
        var offset = min(max(offset, 0), bytes.count)
        while offset < bytes.count, bytes[offset].isContinuation { offset -= 1 }
        return offset
    }

    func boundary(atOrAfter offset: Int) -> Int {
        var offset = min(max(offset, 0), bytes.count)
        while offset < bytes.count, bytes[offset].isContinuation { offset += 1 }
        return offset
    }

    private func lineIndex(atByte offset: Int) -> Int {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return low
    }

    private static func lineStarts(of bytes: [UInt8]) -> [Int] {
        var starts = [0]
        for (offset, byte) in bytes.enumerated() where byte.isLineBreak {
            let isFirstOfTwo = byte == .carriageReturn && offset + 1 < bytes.count && bytes[offset + 1] == .newline
            if !isFirstOfTwo { starts.append(offset + 1) }
        }
        return starts
    }
}

extension SourceFile: Hashable {
    /// Two files are the same when they have the same name and the same text.
    public static func == (left: SourceFile, right: SourceFile) -> Bool {
        left === right || (left.name == right.name && left.bytes == right.bytes)
    }

    /// Feeds the name and the length, which tell files apart well enough.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(name)
        hasher.combine(bytes.count)
    }
}
