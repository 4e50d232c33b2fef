import PluginAPI
import YAML

extension EffectiveReader {
    /// The sections of a configuration; `host` is there whether it is written or not.
    func sections(_ root: Node?) -> [EffectiveValue.Entry] {
        var sections = (root?.mapping ?? []).compactMap(section)
        if root?["host"] == nil {
            let place = sections.firstIndex { $0.key == "version" }.map { $0 + 1 } ?? 0
            let host = settings(nil, HostSettings.definitions)
            sections.insert(EffectiveValue.Entry(key: "host", value: host), at: place)
        }
        return sections
    }

    /// `when:`, as a session's name, hours, or hours of a market.
    func condition(_ node: Node) -> EffectiveValue {
        node.mapping == nil ? scalar(node, HourRange.schema) : settings(node, HoursSettings.definitions)
    }

    private func section(_ entry: Node.Entry) -> EffectiveValue.Entry? {
        guard let key = entry.key.scalar?.text else { return nil }
        return value(of: key, entry.value).map { EffectiveValue.Entry(key: key, value: $0) }
    }

    private func value(of key: String, _ node: Node) -> EffectiveValue? {
        switch key {
        case "include": return nil
        case "host": return settings(node, HostSettings.definitions)
        case "calendars": return settings(node, CalendarsSettings.definitions)
        case "history", "instruments": return settings(node, DataSettings.definitions)
        case "pipelines": return names(in: node, pipeline)
        case "users": return names(in: node, user)
        default:
            guard let kind = PluginKind.allCases.first(where: { $0.section == key }) else {
                return scalar(node, String.schema)
            }
            return names(in: node) { part($0, kind) }
        }
    }

    /// A section of names of the user's choice.
    private func names(in node: Node, _ value: (Node) -> EffectiveValue) -> EffectiveValue {
        let entries = (node.mapping ?? []).map {
            EffectiveValue.Entry(key: masked($0.key.scalar?.text ?? ""), value: value($0.value))
        }
        return mapping(entries, node)
    }

    private func user(_ node: Node) -> EffectiveValue {
        let channels = node.entry(ConfigurationCompiler.channelsKey)
        var own = node
        own.content = .mapping((node.mapping ?? []).filter { $0.key.scalar?.text != ConfigurationCompiler.channelsKey })
        let settings = settings(own, UserSettings.definitions)
        guard case .mapping(let entries) = settings.content, let channels else { return settings }
        let list = EffectiveValue.Entry(key: ConfigurationCompiler.channelsKey, value: parts(channels.value, .sink))
        return mapping(entries + [list], node)
    }

    private func pipeline(_ node: Node) -> EffectiveValue {
        let entries = (node.mapping ?? []).compactMap { entry in
            entry.key.scalar.map { EffectiveValue.Entry(key: $0.text, value: setting($0.text, entry.value)) }
        }
        return mapping(entries, node)
    }

    private func setting(_ key: String, _ node: Node) -> EffectiveValue {
        if key == "when" { return condition(node) }
        guard let kind = PluginKind.allCases.first(where: { $0.section == key }) else {
            return settings(node, DataSettings.definitions)
        }
        return parts(node, kind)
    }

    private func parts(_ node: Node, _ kind: PluginKind) -> EffectiveValue {
        let parts = (node.sequence ?? []).map { reference($0, kind) ?? part($0, kind) }
        return EffectiveValue(content: .list(parts), origin: .file(node.place))
    }

    /// The name alone of a part that is defined in a section.
    private func reference(_ node: Node, _ kind: PluginKind) -> EffectiveValue? {
        guard let entry = try? Entry(node), entry.settings == nil, defined[kind]?.contains(entry.name) == true else {
            return nil
        }
        return EffectiveValue(content: .text(masked(entry.name)), origin: .file(entry.nameSpan))
    }

    /// A plugin with its settings; its name alone when it has none.
    private func part(_ node: Node, _ kind: PluginKind) -> EffectiveValue {
        guard let entry = try? Entry(node), let plugin = catalog.plugin(kind, entry.name) else {
            return scalar(node, String.schema)
        }
        let settings = settings(
            entry.settings,
            plugin.settings + kind.entryDefinitions,
            condition: kind == .source ? "when" : nil
        )
        let origin = ValueOrigin.file(entry.nameSpan)
        guard case .mapping(let entries) = settings.content, !entries.isEmpty else {
            return EffectiveValue(content: .text(entry.name), origin: origin)
        }
        return EffectiveValue(
            content: .mapping([EffectiveValue.Entry(key: entry.name, value: settings)]),
            origin: origin
        )
    }
}
