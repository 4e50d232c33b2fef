/// A range of one file's text, always on character boundaries.
public struct SourceSpan: Hashable, Sendable {
    /// The file the text stands in.
    public let file: SourceFile
    /// The offsets in the file's text, in bytes.
    public let bytes: Range<Int>

    /// Marks a range, which is brought into the file and widened to whole characters when it is not.
    public init(file: SourceFile, bytes: Range<Int>) {
        let lower = file.boundary(atOrBefore: bytes.lowerBound)
        let upper = file.boundary(atOrAfter: bytes.upperBound)
        self.file = file
        self.bytes = lower..<max(lower, upper)
    }

    /// The place of the first character, counted when asked.
    public var start: SourcePosition { file.position(atByte: bytes.lowerBound) }

    /// The place just after the last character, counted when asked.
    public var end: SourcePosition { file.position(atByte: bytes.upperBound) }

    /// The raw text of the span.
    public var text: Substring { file.slice(bytes) }
}

extension SourceSpan {
    /// Whether two places of one file share a character or touch.
    public func touches(_ other: SourceSpan) -> Bool {
        file == other.file && bytes.lowerBound <= other.bytes.upperBound && other.bytes.lowerBound <= bytes.upperBound
    }
}

extension SourceSpan: CustomStringConvertible {
    /// `name:line:column`, for logs.
    public var description: String {
        let start = start
        return "\(file.name):\(start.line):\(start.column)"
    }
}

extension SourceSpan {
    /// The span of things made by a program and not read from a file.
    public static let synthetic = SourceSpan(file: SourceFile(name: "", text: ""), bytes: 0..<0)
}
