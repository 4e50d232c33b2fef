import PluginAPI
import Plugins

/// What the program has, with the kinds of part that people write about and that are not in the box.
///
/// A part leaves this list when a plugin of its name is registered.
enum GoldenPlugins {
    static let all: [any Plugin.Type] =
        registeredPlugins + [
            BuyOnceRule.self, DeskBroker.self, DeskTicksSource.self, PagerSink.self, PlacingSink.self,
            SpreadRule.self,
        ]
}
