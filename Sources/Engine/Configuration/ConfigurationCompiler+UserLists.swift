public import PluginAPI
import YAML

/// A source's list of instruments that is that of the users.
public struct UserList: Sendable, Hashable {
    /// Where the list stands among the source's settings, as in `trades` or `prices.symbols`.
    public var place: String

    /// The market of the instruments that are wanted; nothing for every one.
    public var market: CalendarMarket?

    /// Whether an instrument belongs there.
    func takes(_ symbol: Symbol) -> Bool {
        switch market {
        case nil: true
        case .krx, .nxt: symbol.market == .krx
        case .us: symbol.market != .krx
        }
    }
}

extension ConfigurationCompiler {
    /// The word that stands for all users: among a pipeline's sinks, and as a source's list of instruments.
    static let usersWord = "users"

    /// The words that stand for the instruments of all users, or for those of one market.
    static let listWords: [String: CalendarMarket?] = [
        usersWord: .none, "\(usersWord).krx": .krx, "\(usersWord).us": .us,
    ]

    /// Puts the instruments of all users in the place of the words for them, wherever a source has a list of instruments.
    mutating func takeUserLists(_ entry: inout Entry) -> [UserList] {
        guard let node = entry.settings, let plugin = catalog.plugin(.source, entry.name) else { return [] }
        var lists: [UserList] = []
        entry.settings = naming(node, plugin.settings, under: "", &lists)
        return lists
    }

    private mutating func naming(
        _ node: Node,
        _ definitions: [SettingDefinition],
        under path: String,
        _ lists: inout [UserList]
    ) -> Node {
        guard let settings = node.mapping else { return node }
        var (node, named) = (node, settings)
        for (index, setting) in settings.enumerated() {
            guard let key = setting.key.scalar?.text, let definition = definitions.first(where: { $0.key == key })
            else { continue }
            if case .settings(let inner) = definition.schema {
                named[index].value = naming(setting.value, inner, under: "\(path)\(key).", &lists)
            } else if definition.schema == [Symbol].schema, let word = setting.value.scalar?.text,
                let market = Self.listWords[word]
            {
                if usersKey == nil { reportNoUsers(at: setting.value.span) }
                let list = UserList(place: path + key, market: market)
                named[index].value.content = .sequence(symbols(of: list, at: setting.value.span))
                lists.append(list)
            }
        }
        node.content = .mapping(named)
        return node
    }

    private func symbols(of list: UserList, at span: SourceSpan) -> [Node] {
        var symbols: [Symbol] = []
        for symbol in users.flatMap(\.symbols) where list.takes(symbol) && !symbols.contains(symbol) {
            symbols.append(symbol)
        }
        return symbols.map { Node(.scalar(Node.Scalar(text: $0.description)), span: span) }
    }
}
