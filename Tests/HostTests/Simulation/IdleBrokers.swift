import Engine
import Foundation
import PluginAPI
import Plugins

@testable import Host

/// A configuration that has brokers and nothing that uses them.
enum IdleBrokers {
    /// Compiles a configuration that has these brokers.
    static func compile(_ brokers: String, others: [String: String] = [:]) throws -> CompiledConfiguration {
        let folder = try SampleFolder.workspace(
            """
            version: 1
            brokers:
            \(brokers)
            pipelines:
              reminders:
                sources: [{ schedule: { at: [09:00] } }]
                rules: [lifecycle]
                sinks: [console]
            """
        )
        for (name, text) in others { try Data(text.utf8).write(to: URL(filePath: "\(folder)/\(name)")) }
        let calendars = try Calendars.builtIn()
        return ConfigurationCompiler.compile(
            ConfigurationLoader.load(path: folder + "/config.yaml", process: [:]),
            catalog: PluginCatalog(registeredPlugins),
            calendars: calendars,
            today: calendars.krx.tradingDay(at: RealClock().now)
        )
    }
}
