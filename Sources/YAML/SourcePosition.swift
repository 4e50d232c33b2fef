/// A place in a file, counted in the three ways its readers need.
public struct SourcePosition: Hashable, Sendable {
    /// The line, from 1.
    public let line: Int
    /// The column for people, from 1, in grapheme clusters.
    public let column: Int
    /// The column for tools such as SARIF, from 1, in code points.
    public let codePointColumn: Int
    /// The offset in the file's text, from 0, in bytes.
    public let byte: Int

    /// Puts together a position that was counted elsewhere.
    public init(line: Int, column: Int, codePointColumn: Int, byte: Int) {
        self.line = line
        self.column = column
        self.codePointColumn = codePointColumn
        self.byte = byte
    }
}

extension SourcePosition: Comparable {
    /// Orders the positions of one file.
    public static func < (left: SourcePosition, right: SourcePosition) -> Bool { left.byte < right.byte }
}
