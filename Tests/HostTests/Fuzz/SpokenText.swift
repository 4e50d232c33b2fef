import Engine
import Foundation
import PluginAPI

@testable import Host

/// Every text that comes out of validating files, in every form and both languages.
struct SpokenText {
    /// The texts, by the form they have.
    private(set) var forms: [String: String] = [:]

    /// The sentences, suggestions and notes in both languages.
    let sentences: [LocalizedText]

    /// Validates files and mends what can be mended.
    init(_ files: [String: Data]) throws {
        let workspace = try GoldenWorkspace(files, on: CivilDate.goldenDay)
        var compiled = workspace.compile()
        sentences = compiled.diagnostics.flatMap { diagnostic in
            [diagnostic.message] + diagnostic.suggestions.map(\.message) + diagnostic.related.map(\.note)
        }
        let repair = Repair(of: compiled, compile: workspace.compile)
        for language in Language.allCases {
            compiled.format.language = language
            let report = DiagnosticReport(compiled)
            forms["human \(language)"] = compiled.format.text(of: compiled.diagnostics)
            for form in ReportFormat.allCases { forms["\(form) \(language)"] = report.text(as: form, version: "1") }
            compiled.language = language
            if let plan = compiled.blueprint.map({
                RunPlan($0, at: MarketTimeZone.korea.timestamp(of: .goldenDay, at: .midnight))
            }) {
                forms["plan \(language)"] = PlanText.text(plan, of: compiled, file: "config.yaml", usesColor: false)
                let json = PlanJSON(report: report) { compiled.isSecret($0) }
                forms["plan json"] = json.document(plan, file: "config.yaml", asked: nil).text
            }
        }
        forms["change"] = repair.files.map { file in
            UnifiedDiff(file, before: compiled.format, after: repair.compiled.format).text
        }.joined()
    }

    /// Where six characters in a row of a secret come out.
    func leaks(of secrets: [String]) -> [String] {
        let pieces = Set(secrets.flatMap(Self.pieces))
        return forms.sorted { $0.key < $1.key }.flatMap { form, text in
            Set(Self.pieces(text)).intersection(pieces).sorted().prefix(1).map { piece in
                let line = text.components(separatedBy: "\n").first { $0.contains(piece) } ?? ""
                return "\(form): \(piece) in \(line)"
            }
        }
    }

    private static func pieces(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        guard bytes.count >= 6 else { return [] }
        return (0...bytes.count - 6).map { String(decoding: bytes[$0..<$0 + 6], as: UTF8.self) }
    }
}

extension CivilDate {
    /// The day on which cases are checked.
    static let goldenDay: CivilDate = {
        guard let day = CivilDate("2026-11-20") else { preconditionFailure("this is a date") }
        return day
    }()
}
