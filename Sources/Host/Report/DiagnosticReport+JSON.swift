import Engine
import PluginAPI
import YAML

extension DiagnosticReport {
    /// The version of the form of the lines.
    private static let version: Int64 = 1

    /// One object a line and a diagnostic, those that are allowed last.
    var jsonLines: String { jsonObjects.map { $0.text + "\n" }.joined() }

    /// One object a diagnostic, those that are allowed last.
    var jsonObjects: [JSONValue] {
        diagnostics.map { json(of: $0, silenced: nil) } + silenced.map { json(of: $0.diagnostic, silenced: $0) }
    }

    private func json(of diagnostic: Diagnostic, silenced: SilencedDiagnostic?) -> JSONValue {
        [
            "v": .integer(Self.version),
            "code": .string(diagnostic.code.text),
            "severity": .string(diagnostic.severity.rawValue),
            "stage": .string(diagnostic.stage.name),
            "file": diagnostic.span.map { .string($0.file.name) } ?? .null,
            "message": diagnostic.message.json,
            "span": diagnostic.span?.json ?? .null,
            "related": .array(diagnostic.related.map(json)),
            "path": diagnostic.span.flatMap(paths.path).map { .string($0) } ?? .null,
            "suggestions": .array(diagnostic.suggestions.map(json)),
            "silenced": silenced.map(allowance) ?? .null,
        ]
    }

    private func allowance(of silenced: SilencedDiagnostic) -> JSONValue {
        ["reason": .string(silenced.reason), "span": silenced.span.json]
    }

    private func json(of place: RelatedPlace) -> JSONValue {
        ["file": .string(place.span.file.name), "message": place.note.json, "span": place.span.json]
    }

    private func json(of suggestion: Suggestion) -> JSONValue {
        let edit = replacement(of: suggestion)
        return [
            "applicability": .string(suggestion.applicability.rawValue),
            "message": suggestion.message.json,
            "replace": edit.map { .string($0.replacement) } ?? .null,
            "file": edit.map { .string($0.span.file.name) } ?? .null,
            "span": edit?.span.json ?? .null,
        ]
    }
}

extension SourceSpan {
    /// Both ends; the end is the place just behind the last character.
    fileprivate var json: JSONValue { ["start": json(of: start), "end": json(of: end)] }

    /// Lines and columns for people, the byte as it stands in the file.
    private func json(of position: SourcePosition) -> JSONValue {
        [
            "line": .integer(Int64(position.line)),
            "column": .integer(Int64(position.column)),
            "byte": .integer(Int64(position.byte + (file.hasByteOrderMark ? 3 : 0))),
        ]
    }
}

extension Diagnostic.Stage {
    /// The name of the step for programs.
    fileprivate var name: String {
        switch self {
        case .characters: "characters"
        case .syntax: "syntax"
        case .shape: "shape"
        case .references: "references"
        case .meaning: "meaning"
        case .secrets: "secrets"
        case .live: "live"
        }
    }
}
