import Engine
import Foundation
import PluginAPI
import Testing

@testable import Host

/// A configuration, compiled as it is and once more as it is printed.
struct PrintedConfiguration {
    /// What is printed of the configuration.
    let text: String
    /// What is printed of what is printed.
    let again: String
    /// What the configuration means, and what the printed one does.
    let meanings: (written: String, printed: String)
    /// What is said of the printed one and was not allowed by a comment of the written one.
    let diagnostics: [Diagnostic]

    /// Prints `config.yaml` of a folder and puts what is printed beside it.
    init(in folder: String, process: [String: String] = [:], day: CivilDate? = nil) throws {
        let day = try day ?? #require(CivilDate("2026-11-20"))
        let written = try Self.compile(folder + "/config.yaml", process, day)
        text = try #require(written.text, "\(ExampleWorkspace.text(of: written.compiled))")
        try Data(text.utf8).write(to: URL(filePath: folder + "/printed.yaml"))
        let printed = try Self.compile(folder + "/printed.yaml", process, day)
        again = printed.text ?? ""
        meanings = (Self.meaning(of: written.compiled), Self.meaning(of: printed.compiled))
        let allowed = written.compiled.silenced.map(\.diagnostic.code)
        diagnostics = printed.compiled.diagnostics.filter { !allowed.contains($0.code) }
    }

    /// The lines without the comments, which name other places the second time.
    static func values(of text: String) -> [Substring] {
        text.split(separator: "\n").map { line in line.firstRange(of: "  # ").map { line[..<$0.lowerBound] } ?? line }
            .map { $0[..<($0.lastIndex { $0 != " " }.map($0.index(after:)) ?? $0.endIndex)] }
    }

    private static func compile(
        _ path: String,
        _ process: [String: String],
        _ day: CivilDate
    ) throws -> (compiled: CompiledConfiguration, text: String?) {
        let catalog = PluginCatalog(ExamplePlugins.all)
        let loaded = ConfigurationLoader.load(path: path, process: process)
        let compiled = ConfigurationCompiler.compile(
            loaded,
            catalog: catalog,
            calendars: try Calendars.builtIn(),
            today: day
        )
        let text = compiled.blueprint.map { _ in
            let effective = EffectiveConfiguration(loaded, secrets: compiled.secrets, catalog: catalog)
            return EffectiveText(effective, in: .en).text
        }
        return (compiled, text)
    }

    /// Everything a blueprint says but where it stands and what saved states are keyed by.
    private static func meaning(of compiled: CompiledConfiguration) -> String {
        guard let blueprint = compiled.blueprint else { return ExampleWorkspace.text(of: compiled) }
        var text = ""
        dump((blueprint.host, blueprint.directory), to: &text)
        let year = CivilDate("2026-01-01").map { start in (0..<366).map { start.advanced(by: $0) } } ?? []
        text += year.filter(blueprint.calendars.krx.isTradingDay).map(\.description).joined(separator: " ")
        for broker in blueprint.brokers { dump((broker.name, broker.plugin, broker.broker), to: &text) }
        for source in blueprint.sources {
            dump((source.component, source.plugin, source.source, source.condition), to: &text)
        }
        for sink in blueprint.sinks { dump((sink.name, sink.plugin, sink.sink), to: &text) }
        for pipeline in blueprint.pipelines {
            dump((pipeline.name, pipeline.condition, pipeline.sources, pipeline.sinks), to: &text)
            dump((pipeline.history, pipeline.instruments), to: &text)
            for rule in pipeline.rules {
                dump((rule.id, rule.plugin, rule.rule, rule.message, rule.severity), to: &text)
            }
        }
        // Objects have an address, and a pause remembers when it was made; neither is part of what they mean.
        return text.replacing(#/ContinuousClock\.Instant\n.*_value.*\n.*_low.*\n.*_high.*\n/#, with: "")
            .replacing(#/0x[0-9a-f]+/#, with: "").replacing(#/#[0-9]+/#, with: "")
    }
}
