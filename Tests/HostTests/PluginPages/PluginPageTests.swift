import Engine
import Foundation
import PluginAPI
import Plugins
import Testing
import YAML

@testable import Host

/// What `host plugins` tells of each plugin.
@Suite struct PluginPageTests {
    private static let names = registeredPlugins.map { $0.name }

    private static func page(_ name: String) throws -> PluginPage {
        let plugin = try #require(registeredPlugins.first { $0.name == name })
        return PluginPage(plugin, example: registeredExamples[String(describing: plugin)] ?? "")
    }

    @Test(arguments: names, Language.allCases)
    func `a page names every setting with its help, and shows the example`(name: String, language: Language) throws {
        let page = try Self.page(name)

        let text = page.text(in: language)

        for setting in page.plugin.settings + page.plugin.kind.entryHelp {
            #expect(text.contains("\n  \(setting.key)  ("), "\(setting.key)\n\(text)")
            #expect(text.contains(setting.help.text(in: language)))
        }
        #expect(!page.example.isEmpty)
        for line in page.example.split(separator: "\n") { #expect(text.contains("\n  \(line)\n")) }
        #expect(text.contains("host validate config.yaml"))
    }

    @Test(arguments: names)
    func `the example that was built in is the one in the folder`(name: String) throws {
        let page = try Self.page(name)

        #expect(try page.example == Project.text("Sources/Plugins/\(page.plugin)/example.yaml"))
    }

    @Test(arguments: names, Language.allCases)
    func `every alert of a rule is shown with its fields and its message`(name: String, language: Language) throws {
        let page = try Self.page(name)

        let text = page.text(in: language)

        for alert in page.rule?.alerts ?? [] {
            #expect(text.contains("\n  \(alert.name)  ("))
            for field in alert.fields + AlertKind.commonFields {
                #expect(text.contains("\(field.name) "))
                #expect(text.contains(field.help.text(in: language)))
            }
            for line in alert.message.text(in: language).split(separator: "\n") {
                #expect(text.contains("│ \(line)\n"))
            }
        }
    }

    @Test func `a page tells events and bars`() throws {
        let sigma = try Self.page("sigma").text(in: .en)
        let korean = try Self.page("sigma").text(in: .ko)

        #expect(sigma.contains("takes the events Trade, Bar, History"))
        #expect(sigma.contains("1y of 1d bars"))
        #expect(korean.contains("1d 봉 1y"))
        #expect(try Self.page("dedupe").text(in: .en).contains("filters the signals of the rules above it"))
        #expect(try Self.page("schedule").text(in: .en).contains("gives the events Timer"))
        #expect(try Self.page("file").text(in: .en).contains("takes alerts, events where it is told to"))
    }

    @Test func `a program gets an object a plugin, with all of it`() throws {
        let host = Program("host")

        let all = try host.run(["plugins", "--format", "json"], in: SampleFolder.path)
        let one = try host.run(["plugins", "sigma", "--format", "json"], in: SampleFolder.path)

        let objects = try all.output.split(separator: "\n").map { try Self.object($0) }
        #expect(Set(objects.compactMap { $0["name"] as? String }) == Set(Self.names))
        #expect(objects.count == registeredPlugins.count)
        #expect(all.output.contains(one.output))
        let sigma = try Self.object(one.output[...])
        #expect(sigma["kind"] as? String == "rule")
        #expect(sigma["bars"] as? [[String: String]] == [["interval": "1d", "period": "1y"]])
        let settings = try #require(sigma["settings"] as? [[String: Any]])
        #expect(settings.compactMap { $0["key"] as? String } == ["lookback", "levels", "repeat"])
        #expect(settings.last?["choices"] as? [String] == ["once-a-day", "each-crossing"])
        #expect(settings.first?["default"] as? String == "1y")
        let alerts = try #require(sigma["alerts"] as? [[String: Any]])
        #expect((alerts.first?["fields"] as? [[String: Any]])?.contains { $0["name"] as? String == "level" } == true)
    }

    @Test func `the list names every plugin once and what to do next`() throws {
        let result = try Program("host").run(["plugins"], in: SampleFolder.path)

        for plugin in registeredPlugins {
            let lines = result.output.split(separator: "\n").filter { $0.hasPrefix("  \(plugin.name) ") }
            #expect(lines.count == 1)
            #expect(lines.first?.hasSuffix(plugin.summary.en) == true)
        }
        #expect(result.output.contains("next: host plugins "))
    }

    @Test func `plugins of different kinds can have one name, and each is shown`() {
        let catalog = PluginCatalog(registeredPlugins + [TwinSink.self, TwinRule.self])

        let pages = catalog.plugins(named: "twin").map { PluginPage($0, example: "- twin\n").text(in: .en) }

        #expect(pages.map { $0.prefix { $0 != "\n" } } == ["twin (rule)", "twin (sink)"])
        #expect(catalog.plugins(named: "none").isEmpty)
    }

    @Test func `a misspelt name gets the one that was meant`() throws {
        let result = try Program("host").run(["plugins", "sigmma"], in: SampleFolder.path)

        #expect(result.status == 2)
        #expect(result.errors.contains("Did you mean 'sigma'?"))
    }

    private static func object(_ line: Substring) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
}

private struct TwinRule: Rule {
    struct Settings: PluginSettings {}

    static let summary = LocalizedText(ko: "하나", en: "One.")
    static let consumes: EventKinds = .timers

    init(settings: Settings) {}
}

private struct TwinSink: Sink {
    struct Settings: PluginSettings {}

    static let summary = LocalizedText(ko: "둘", en: "Another.")
    static let durability = DeliveryDurability.direct

    init(settings: Settings) {}

    func open(_ context: SinkContext) async throws(SinkError) {}
    func deliver(_ items: [Delivery]) async -> [DeliveryOutcome] { [] }
    func close() async {}
}
