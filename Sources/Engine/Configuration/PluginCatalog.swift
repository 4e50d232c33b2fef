public import PluginAPI

/// The plugins that were built into the program, by kind and name.
public struct PluginCatalog: Sendable {
    private let types: [PluginKind: [String: any Plugin.Type]]

    /// Lists plugins; two of one kind and name are a mistake that the contract tests find.
    public init(_ plugins: [any Plugin.Type]) {
        types = Dictionary(grouping: plugins, by: { $0.kind }).mapValues { plugins in
            Dictionary(plugins.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        }
    }

    /// The plugin of a kind and name.
    public func plugin(_ kind: PluginKind, _ name: String) -> (any Plugin.Type)? { types[kind]?[name] }

    /// The names of the plugins of a kind, in order.
    public func names(_ kind: PluginKind) -> [String] { (types[kind] ?? [:]).keys.sorted() }

    /// The plugins of a kind, in order of name.
    public func plugins(_ kind: PluginKind) -> [any Plugin.Type] { names(kind).compactMap { types[kind]?[$0] } }

    /// Every plugin of a name, which may be that of a source and of a sink.
    public func plugins(named name: String) -> [any Plugin.Type] { kinds(named: name).compactMap { types[$0]?[name] } }

    /// The kinds of which a name is a plugin.
    func kinds(named name: String) -> [PluginKind] { PluginKind.allCases.filter { types[$0]?[name] != nil } }
}
