import Engine
import PluginAPI
import YAML

/// What was found in a configuration, for programs: never coloured and never with a secret.
struct DiagnosticReport {
    /// What was found, in file order.
    let diagnostics: [Diagnostic]

    /// The warnings that the files themselves allow.
    let silenced: [SilencedDiagnostic]

    /// The names of the settings by place.
    let paths: SettingPaths

    private let format: DiagnosticFormat

    /// Takes what was found in a configuration.
    init(_ compiled: ConfigurationOptions.Compiled) {
        let format = compiled.format
        self.format = format
        diagnostics = compiled.diagnostics
        silenced = compiled.silenced
        paths = SettingPaths(compiled.root) { format.hides($0) }
    }

    /// The language of texts that come in one language only.
    var language: Language { format.language }

    /// The report as it goes to standard output; nothing for people, who read standard error.
    func text(as format: ReportFormat, version: String) -> String {
        switch format {
        case .human: ""
        case .json: jsonLines
        case .sarif: sarif(version: version).prettyText + "\n"
        case .github: workflowCommands
        }
    }

    /// The one replacement that does what a suggestion's edits do, unless it would repeat a secret.
    func replacement(of suggestion: Suggestion) -> TextEdit? {
        guard let edit = TextEdit(joining: suggestion.edits), !format.hides(edit.span) else { return nil }
        return edit
    }
}

extension TextEdit {
    /// Edits of one file as a single one that repeats the text between them; nothing without edits.
    init?(joining edits: [TextEdit]) {
        guard let first = edits.first, let last = edits.last, edits.allSatisfy({ $0.span.file == first.span.file })
        else { return nil }
        var text = ""
        var position = first.span.bytes.lowerBound
        for edit in edits {
            guard position <= edit.span.bytes.lowerBound else { return nil }
            text += SourceSpan(file: first.span.file, bytes: position..<edit.span.bytes.lowerBound).text
            text += edit.replacement
            position = edit.span.bytes.upperBound
        }
        let bytes = first.span.bytes.lowerBound..<last.span.bytes.upperBound
        self.init(SourceSpan(file: first.span.file, bytes: bytes), text)
    }
}
