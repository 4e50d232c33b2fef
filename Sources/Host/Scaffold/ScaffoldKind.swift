import PluginAPI

/// The kinds of part that can be begun from a template; a broker is more than a folder.
enum ScaffoldKind: String, CaseIterable {
    case source, rule, sink

    /// The kind of plugin.
    var plugin: PluginKind {
        switch self {
        case .source: .source
        case .rule: .rule
        case .sink: .sink
        }
    }
}
