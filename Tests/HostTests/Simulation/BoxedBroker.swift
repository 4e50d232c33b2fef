import Engine
import Foundation
import PluginAPI
import Plugins

@testable import Host

/// A broker by the name of KIS that asks for the one in the box as its settings say.
struct BoxedBroker: Broker {
    struct Settings: PluginSettings {
        @Setting(LocalizedText(ko: "모드", en: "Where orders go.")) var mode = "simulated"
        @Setting(LocalizedText(ko: "시뮬레이터", en: "The broker in the box.")) var simulator = SimulatorSettings()
    }

    static let name = "kis"
    static let summary = LocalizedText(ko: "증권사입니다.", en: "A broker.")
    static let markets: Set<Market> = [.krx]

    private let settings: Settings

    init(settings: Settings) { self.settings = settings }

    var mode: BrokerMode? { BrokerMode(rawValue: settings.mode) }
    var simulator: SimulatorSettings? { mode == .simulated ? settings.simulator : nil }

    func run(_ session: any BrokerSession) async throws {}
    func bars(_ request: BarRequest) async throws(BrokerError) -> [Bar] { [] }
    func instruments(_ symbols: [Symbol]) async throws(BrokerError) -> [Instrument] { [] }
    func account(since day: CivilDate) async throws(BrokerError) -> AccountSnapshot {
        throw .never(reason: "no account")
    }
    func place(_ order: OrderRequest) async -> OrderAnswer { .rejected(code: "0", reason: "none") }
    func modify(_ order: Order, to request: OrderRequest) async -> OrderAnswer { .rejected(code: "0", reason: "none") }
    func cancel(_ order: Order) async -> OrderAnswer { .rejected(code: "0", reason: "none") }

    /// Compiles a configuration that has these brokers.
    static func compile(_ brokers: String, others: [String: String] = [:]) throws -> CompiledConfiguration {
        let folder = try SampleFolder.workspace(
            """
            version: 1
            brokers:
            \(brokers)
            pipelines:
              reminders:
                sources: [{ schedule: { at: 09:00 } }]
                rules: [lifecycle]
                sinks: [console]
            """
        )
        for (name, text) in others { try Data(text.utf8).write(to: URL(filePath: "\(folder)/\(name)")) }
        let calendars = try Calendars.builtIn()
        return ConfigurationCompiler.compile(
            ConfigurationLoader.load(path: folder + "/config.yaml", process: [:]),
            catalog: PluginCatalog(registeredPlugins.filter { $0.name != name } + [BoxedBroker.self]),
            calendars: calendars,
            today: calendars.krx.tradingDay(at: RealClock().now)
        )
    }
}
