public import YAML

extension DiagnosticFormat {
    /// A line of a file, counted from 1: secrets masked, invisible characters by their number, tabs as arrows.
    public func line(_ number: Int, of file: SourceFile) -> String {
        SourceLine(number, of: file, secrets: secrets, tab: "→").text
    }

    /// Whether a span holds part of a secret, known or probable, so that its text must not be repeated.
    public func hides(_ span: SourceSpan) -> Bool {
        guard !span.bytes.isEmpty else { return false }
        if secrets.contains(where: { $0.file == span.file && $0.bytes.overlaps(span.bytes) }) { return true }
        return (span.start.line...span.end.line).contains { number in
            SourceLine(number, of: span.file, secrets: []).hidesPart(of: span.bytes)
        }
    }
}
