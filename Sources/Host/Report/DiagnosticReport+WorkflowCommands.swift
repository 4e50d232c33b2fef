import PluginAPI
import YAML

extension DiagnosticReport {
    /// One workflow command of GitHub Actions a line and a diagnostic, which shows it at its line of a change.
    var workflowCommands: String { diagnostics.map { command(for: $0) + "\n" }.joined() }

    /// The sentence of a diagnostic and what to do about it, in one language.
    func sentence(of diagnostic: Diagnostic) -> String {
        var seen: Set<LocalizedText> = []
        let advice = diagnostic.suggestions.map(\.message).filter { seen.insert($0).inserted }
        return ([diagnostic.message] + advice).map { $0.text(in: language) }.joined(separator: " · ")
    }

    private func command(for diagnostic: Diagnostic) -> String {
        let properties = properties(of: diagnostic).map { "\($0.0)=\(Self.escapedProperty($0.1))" }
        let message = Self.escapedMessage(sentence(of: diagnostic))
        return "::\(diagnostic.severity.workflowCommand) \(properties.joined(separator: ","))::\(message)"
    }

    private func properties(of diagnostic: Diagnostic) -> [(String, String)] {
        let title = [("title", diagnostic.code.text)]
        // A text from standard input is no file of the change.
        guard let span = diagnostic.span, span.file.name != "-" else { return title }
        let (start, end) = (span.start, span.end)
        let place = [("file", span.file.name), ("line", String(start.line))]
        // The end of a line is told only within one line: there columns count.
        guard start.line == end.line, start.column < end.column else {
            return place + [("col", String(start.column))] + title
        }
        return place + [("col", String(start.column)), ("endColumn", String(end.column))] + title
    }

    private static func escapedMessage(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { escaped, scalar in
            switch scalar {
            case "%": escaped += "%25"
            case "\r": escaped += "%0D"
            case "\n": escaped += "%0A"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
    }

    private static func escapedProperty(_ text: String) -> String {
        escapedMessage(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
    }
}

extension Diagnostic.Severity {
    fileprivate var workflowCommand: String {
        switch self {
        case .error: "error"
        case .warning: "warning"
        case .note: "notice"
        }
    }
}
