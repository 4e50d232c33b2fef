import Engine
import Foundation
import PluginAPI
import YAML

@testable import Host

/// What `host validate` and `host validate --fix` make of files.
struct GoldenOutcome {
    /// The texts in both languages, the report for programs and the mended files, by the name of the file they are kept in.
    private(set) var outputs: [String: String] = [:]

    /// What was found at first.
    let found: [Diagnostic]

    /// What is left after the repairs.
    let left: [Diagnostic]

    /// The files after the repairs, those included that did not change.
    private(set) var mended: [String: Data]

    /// Validates the files of a case.
    init(_ golden: GoldenCase) throws { try self.init(golden.inputs, on: golden.day) }

    /// Validates files on a day.
    init(_ files: [String: Data], on day: CivilDate) throws {
        let workspace = try GoldenWorkspace(files, on: day)
        let compiled = workspace.compile()
        found = compiled.diagnostics
        for language in Language.allCases {
            outputs["\(language).txt"] = workspace.text(Self.told(compiled, in: language))
        }
        outputs["report.json"] = workspace.text(DiagnosticReport(compiled).text(as: .json, version: ""))
        let repair = Repair(of: compiled, compile: workspace.compile)
        left = repair.compiled.diagnostics
        mended = files
        for file in repair.files {
            let name = workspace.name(file.before.name)
            let mendedText = file.after.wholeText
            mended[name] = Data(mendedText.utf8)
            outputs[Self.output(forMended: name)] = mendedText
        }
    }

    /// What stands on standard error.
    private static func told(_ compiled: ConfigurationOptions.Compiled, in language: Language) -> String {
        var format = compiled.format
        format.language = language
        let summary = format.summary(of: compiled.diagnostics, command: "host validate config.yaml") + "\n"
        guard !compiled.diagnostics.isEmpty else { return summary }
        return format.text(of: compiled.diagnostics) + "\n" + summary
    }

    /// `fixed.yaml` for the configuration, `fixed.env` for `.env`, `fixed.sinks.yaml` for `parts/sinks.yaml`.
    private static func output(forMended name: String) -> String {
        guard name != "config.yaml" else { return "fixed.yaml" }
        let last = name.split(separator: "/").last.map(String.init) ?? name
        return "fixed." + last.drop { $0 == "." }
    }
}
