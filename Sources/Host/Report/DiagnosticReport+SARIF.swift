import Engine
import Foundation
import PluginAPI
import YAML

extension DiagnosticReport {
    /// The report in the form of code scanners, SARIF 2.1.0; its columns count code points.
    func sarif(version: String) -> JSONValue {
        let codes = rules
        let run: JSONValue = [
            "tool": [
                "driver": [
                    "name": "host",
                    "version": .string(version),
                    "rules": .array(codes.map(rule)),
                ]
            ],
            "columnKind": "unicodeCodePoints",
            "results": .array(results(among: codes)),
        ]
        return [
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [run],
        ]
    }

    /// The codes of the report in the order in which they come.
    private var rules: [DiagnosticCode] {
        var seen: Set<DiagnosticCode> = []
        return (diagnostics + silenced.map(\.diagnostic)).map(\.code).filter { seen.insert($0).inserted }
    }

    /// Either every result says whether it is suppressed or none does.
    private func results(among codes: [DiagnosticCode]) -> [JSONValue] {
        guard !silenced.isEmpty else { return diagnostics.map { result($0, among: codes) } }
        let counting = diagnostics.map { result($0, among: codes).adding([.init("suppressions", [])]) }
        return counting
            + silenced.map { silenced in
                let suppression: JSONValue = ["kind": "inSource", "justification": .string(silenced.reason)]
                return result(silenced.diagnostic, among: codes).adding([.init("suppressions", [suppression])])
            }
    }

    private func rule(_ code: DiagnosticCode) -> JSONValue {
        [
            "id": .string(code.text),
            "shortDescription": ["text": .string(code.title.text(in: language))],
            "defaultConfiguration": ["level": .string(code.severity.rawValue)],
        ]
    }

    private func result(_ diagnostic: Diagnostic, among codes: [DiagnosticCode]) -> JSONValue {
        let location = diagnostic.span.map { [JSONValue.Member("physicalLocation", $0.physicalLocation)] }
        let related = diagnostic.related.map { place in
            JSONValue.object([
                .init("physicalLocation", place.span.physicalLocation),
                .init("message", ["text": .string(place.note.text(in: language))]),
            ])
        }
        let fixes = diagnostic.suggestions.filter { $0.applicability == .machineApplicable }.compactMap(fix)
        let result: JSONValue = [
            "ruleId": .string(diagnostic.code.text),
            "ruleIndex": .integer(Int64(codes.firstIndex(of: diagnostic.code) ?? 0)),
            "level": .string(diagnostic.severity.rawValue),
            "message": ["text": .string(sentence(of: diagnostic))],
            "locations": .array(location.map { [.object($0)] } ?? []),
        ]
        return result.adding(
            (related.isEmpty ? [] : [.init("relatedLocations", .array(related))])
                + (fixes.isEmpty ? [] : [.init("fixes", .array(fixes))])
        )
    }

    private func fix(_ suggestion: Suggestion) -> JSONValue? {
        guard let edit = replacement(of: suggestion) else { return nil }
        return [
            "description": ["text": .string(suggestion.message.text(in: language))],
            "artifactChanges": [
                [
                    "artifactLocation": edit.span.file.artifactLocation,
                    "replacements": [
                        [
                            "deletedRegion": edit.span.region,
                            "insertedContent": ["text": .string(edit.replacement)],
                        ]
                    ],
                ]
            ],
        ]
    }
}

extension SourceSpan {
    fileprivate var physicalLocation: JSONValue {
        ["artifactLocation": file.artifactLocation, "region": region]
    }

    fileprivate var region: JSONValue {
        let (start, end) = (start, end)
        return [
            "startLine": .integer(Int64(start.line)),
            "startColumn": .integer(Int64(start.codePointColumn)),
            "endLine": .integer(Int64(end.line)),
            "endColumn": .integer(Int64(end.codePointColumn)),
        ]
    }
}

extension SourceFile {
    /// Where the file is, as a relative reference or a `file:` address.
    fileprivate var artifactLocation: JSONValue {
        let allowed = CharacterSet(
            charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/"
        )
        let path = name.addingPercentEncoding(withAllowedCharacters: allowed) ?? name
        return ["uri": .string(name.hasPrefix("/") ? "file://" + path : path)]
    }
}
