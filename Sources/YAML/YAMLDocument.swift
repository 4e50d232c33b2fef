/// Reads YAML files into trees of positioned nodes whose texts no resolver has touched.
///
/// A file holds one document. Nothing here throws: a file that cannot be used gives problems instead of a root. Slips
/// with a single repair are mended in memory and the reading goes on, so that one run finds as much as it can.
public enum YAMLDocument {
    /// Reads a document from bytes, which should be UTF-8 with or without a byte order mark.
    public static func parse(bytes: [UInt8], name: String, limits: YAMLLimits = YAMLLimits()) -> ParseResult {
        guard bytes.count <= limits.bytes else { return refusal(.tooLarge(limit: limits.bytes), name, limits) }
        let decoding = TextDecoding(bytes: bytes, name: name, limits: limits)
        var reading = DocumentReading(decoding: decoding, limits: limits)
        let root = reading.run()
        return ParseResult(file: decoding.file, root: root, problems: reading.problems, limits: limits)
    }

    /// Reads a document from a text.
    public static func parse(text: String, name: String, limits: YAMLLimits = YAMLLimits()) -> ParseResult {
        parse(bytes: Array(text.utf8), name: name, limits: limits)
    }

    static func refusal(_ kind: YAMLProblem.Kind, _ name: String, _ limits: YAMLLimits) -> ParseResult {
        let span = SourceSpan(file: SourceFile(name: name, text: ""), bytes: 0..<0)
        return ParseResult(file: nil, root: nil, problems: [YAMLProblem(kind: kind, span: span)], limits: limits)
    }
}
