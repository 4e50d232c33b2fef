import Engine
import Foundation
import PluginAPI
import Testing

@testable import Host

/// Plans of configurations that may use the parts that examples take for granted.
struct PlanWorkspace {
    /// A Monday morning before the market opens.
    static let now = MarketTimeZone.korea.timestamp(
        of: CivilDate("2026-11-23") ?? .earliest,
        at: TimeOfDay("08:00") ?? .midnight
    )

    let compiled: ConfigurationOptions.Compiled
    let plan: RunPlan

    init(_ configuration: String, language: Language = .en, environment: [String: String] = [:]) throws {
        let folder = try SampleFolder.workspace(configuration)
        let loaded = ConfigurationLoader.load(path: folder + "/config.yaml", process: environment)
        let result = ConfigurationCompiler.compile(
            loaded,
            catalog: PluginCatalog(ExamplePlugins.all),
            calendars: try Calendars.builtIn(),
            today: try #require(CivilDate("2026-11-23"))
        )
        let format = DiagnosticFormat(language: language, usesColor: false, secrets: result.secretSpans)
        compiled = ConfigurationOptions.Compiled(
            blueprint: result.blueprint,
            diagnostics: result.diagnostics,
            silenced: result.silenced,
            language: language,
            format: format,
            loaded: loaded,
            secrets: result.secrets,
            secretSpans: result.secretSpans
        )
        plan = RunPlan(try #require(result.blueprint, "\(format.text(of: result.diagnostics))"), at: Self.now)
    }

    func text(usesColor: Bool = false, notes: [LocalizedText] = []) -> String {
        PlanText.text(plan, of: compiled, file: "config.yaml", usesColor: usesColor, notes: notes)
    }

    /// The document for programs, read back.
    func document(asked: [String]? = nil) throws -> [String: Any] {
        let json = PlanJSON(report: DiagnosticReport(compiled)) { compiled.isSecret($0) }
        let text = json.document(plan, file: "config.yaml", asked: asked).prettyText
        return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }
}
