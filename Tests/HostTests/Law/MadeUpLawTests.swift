import Engine
import Foundation
import PluginAPI
import Plugins
import Testing

/// The law for configurations that nobody has thought of.
@Suite struct MadeUpLawTests {
    /// How many configurations are made up: `MAEDUP_RANDOM_RUNS`, or few enough for every build.
    private static let count = ProcessInfo.processInfo.environment["MAEDUP_RANDOM_RUNS"].flatMap { Int($0) } ?? 24

    /// Where the random numbers begin: `MAEDUP_RANDOM_SEED`, or the same everywhere.
    private static let seed =
        ProcessInfo.processInfo.environment["MAEDUP_RANDOM_SEED"].flatMap { UInt64($0) } ?? 20_261_120

    @Test func `made-up configurations that are valid run`() async throws {
        let folder = try SampleFolder.workspace("")
        try Self.shorten("krx-2026-11-20.rec", to: 400, in: folder)
        try Self.shorten("daily-bars.csv", to: 800, in: folder)
        let names = ConfigurationMaker.Names(
            recording: "krx-2026-11-20.rec",
            bars: "daily-bars.csv",
            instruments: "var/sample/instruments.csv"
        )
        // A secret cannot be made up, and nothing is sent anywhere.
        let plugins = registeredPlugins.filter { !$0.settings.contains(where: \.schema.holdsSecrets) }
        var used: Set<String> = []
        var valid = 0
        for offset in 0..<UInt64(Self.count) {
            let seed = Self.seed &+ offset
            var maker = ConfigurationMaker(plugins, names: names, seed: seed)
            let configuration = Self.validConfiguration(&maker, in: folder)
            guard let (text, blueprint) = configuration else { continue }
            valid += 1
            used.formUnion(blueprint.pluginNames)
            let problem = await LawRun.problem(of: blueprint)
            #expect(problem == nil, "seed \(seed)\n\(text)")
        }

        #expect(valid > Self.count * 3 / 4, "of \(Self.count) from seed \(Self.seed) only \(valid) were valid")
        // Those that need an account are not made up.
        let usual = plugins.filter { !Self.needsAccount($0) }
        #expect(used.count * 4 >= usual.count * 3, "from seed \(Self.seed) only \(used.sorted()) were used")
    }
}

extension MadeUpLawTests {
    private static func needsAccount(_ plugin: any Plugin.Type) -> Bool {
        let account: EventKinds = [.executions, .portfolios, .openOrders, .realizedProfits]
        if let rule = plugin as? any Rule.Type { return !rule.consumes.isDisjoint(with: account) }
        return plugin.kind == .broker || plugin.settings.contains { $0.schema == .reference(to: .broker) }
    }

    /// The first valid configuration of some attempts; made-up values need not go together.
    private static func validConfiguration(
        _ maker: inout ConfigurationMaker,
        in folder: String
    ) -> (String, Blueprint)? {
        for _ in 0..<200 {
            let text = maker.configuration()
            try? Data(text.utf8).write(to: URL(filePath: folder + "/config.yaml"))
            if let blueprint = try? LawTests.compile(folder).0 { return (text, blueprint) }
        }
        return nil
    }

    /// Puts the first lines of a file of the sample into a folder.
    private static func shorten(_ name: String, to lines: Int, in folder: String) throws {
        let text = try String(contentsOfFile: "\(folder)/var/sample/\(name)", encoding: .utf8)
        let head = text.split(separator: "\n", omittingEmptySubsequences: false).prefix(lines).joined(separator: "\n")
        try Data((head + "\n").utf8).write(to: URL(filePath: "\(folder)/\(name)"))
    }
}

extension Blueprint {
    /// The names of the plugins that it uses.
    fileprivate var pluginNames: [String] {
        sources.map(\.plugin) + pipelines.flatMap { $0.rules.map(\.plugin) } + sinks.map(\.plugin)
    }
}
