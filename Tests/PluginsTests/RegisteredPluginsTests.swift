import PluginAPI
import PluginTesting
import Plugins
import Testing

/// What holds for every plugin there is, without being said for each.
@Suite struct RegisteredPluginsTests {
    private static let names = registeredPlugins.map { "\($0.kind.rawValue) \($0.name)" }

    private func plugin(_ name: String) throws -> any Plugin.Type {
        try #require(registeredPlugins.first { "\($0.kind.rawValue) \($0.name)" == name })
    }

    @Test func `no two plugins have one name`() {
        #expect(Set(registeredPlugins.map { $0.name }).count == registeredPlugins.count)
    }

    @Test(arguments: names)
    func `the settings and the example keep the contract`(name: String) throws {
        func check<P: Plugin>(_ plugin: P.Type) throws {
            let example = try PluginFolder(of: plugin).text(of: "example.yaml")
            #expect(PluginContract.problems(of: plugin, example: example) == [])
        }
        try check(try plugin(name))
    }

    @Test(arguments: names)
    func `the README names every setting and shows the plugin in use`(name: String) throws {
        let plugin = try plugin(name)
        func keys<P: Plugin>(_ plugin: P.Type) -> [String] { P.Settings.definitions.map(\.key) }

        let text = try PluginFolder(of: plugin).text(of: "README.md")

        #expect(keys(plugin).filter { !text.contains("`\($0)`") } == [])
        #expect(text.contains("\(plugin.name):"))
    }

    @Test(arguments: names.filter { $0.hasPrefix("rule ") })
    func `the rules keep the contract`(name: String) throws {
        func check<R: Rule>(_ rule: R.Type) throws {
            let example = try PluginFolder(of: rule).text(of: "example.yaml")
            #expect(RuleContract.problems(of: rule, example: example) == [])
        }
        if let rule = try plugin(name) as? any Rule.Type { try check(rule) }
    }

    /// Sinks and sources need a world around them, which only their own tests can make.
    @Test(arguments: names.filter { $0.hasPrefix("sink ") || $0.hasPrefix("source ") })
    func `the tests of a sink or a source run its contract`(name: String) throws {
        let plugin = try plugin(name)
        guard !(plugin is any TimetableSource.Type) else { return }

        let tests = try PluginFolder(of: plugin).tests

        #expect(tests.contains("\(plugin.kind.typeSuffix)Contract.problems"))
    }
}
