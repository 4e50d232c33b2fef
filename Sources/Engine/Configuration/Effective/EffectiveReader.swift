import Files
import PluginAPI
import YAML

/// Reads the tree of a valid configuration by the declarations of its settings.
struct EffectiveReader {
    let catalog: PluginCatalog
    /// The names that are defined in a section, by kind.
    private(set) var defined: [PluginKind: Set<String>] = [:]

    private let environment: Environment
    private let directory: String
    private let hidden: [String]
    /// Whether defaults are read, in which nothing is replaced any more.
    private var readsDefaults = false

    init(_ loaded: LoadedConfiguration, _ secrets: [Secret], _ catalog: PluginCatalog) {
        let environment = loaded.environment
        // What a .env file keeps is there because it does not belong into the configuration.
        let kept = environment.names.filter { SecretGuess.isNamed($0) && environment.origin(of: $0) == .dotenv }
            .compactMap { environment.value(of: $0) }
        self.catalog = catalog
        self.environment = environment
        directory = Folder.parent(of: loaded.files.first?.name ?? "")
        // A long secret may hold a short one.
        hidden = Set(secrets.map { $0.reveal() } + kept).filter { $0.count >= 6 }
            .sorted { ($0.count, $0) > ($1.count, $1) }
        for kind in PluginKind.allCases {
            defined[kind] = Set((loaded.root?[kind.section]?.mapping ?? []).compactMap(\.key.scalar?.text))
        }
    }

    /// A text without the secrets in it.
    func masked(_ text: String) -> String { hidden.reduce(text) { $0.replacing($1, with: Secret.mask) } }

    /// A value of a form.
    func value(_ node: Node, _ schema: SettingSchema) -> EffectiveValue {
        switch (node.content, schema) {
        case (.mapping, .settings(let definitions)), (.scalar, .settings(let definitions)):
            // A name with nothing behind it has settings that all have their defaults.
            return settings(node, definitions)
        case (.mapping(let entries), .map(let element)):
            return mapping(entries.map { named($0, element) }, node)
        case (.sequence(let nodes), .list(let element)):
            return EffectiveValue(content: .list(nodes.map { value($0, element) }), origin: origin(node))
        default:
            return scalar(node, schema)
        }
    }

    /// Settings as they are written and those that are not.
    ///
    /// - Parameter condition: the key under which a condition stands among them, if one can.
    func settings(_ node: Node?, _ definitions: [SettingDefinition], condition: String? = nil) -> EffectiveValue {
        let written = (node?.mapping ?? []).map { entry in
            let key = entry.key.scalar?.text ?? ""
            if key == condition { return EffectiveValue.Entry(key: key, value: self.condition(entry.value)) }
            let definition = definitions.first { $0.key == key } ?? definitions.first { $0.aliases.contains(key) }
            guard let definition else { return named(entry, String.schema) }
            return EffectiveValue.Entry(key: definition.key, value: value(entry.value, definition.schema))
        }
        let keys = Set(written.map(\.key))
        let others = definitions.filter { !keys.contains($0.key) }.compactMap(standard)
        return mapping(written + others, node)
    }

    /// A mapping with the place of a node.
    func mapping(_ entries: [EffectiveValue.Entry], _ node: Node?) -> EffectiveValue {
        EffectiveValue(content: .mapping(entries), origin: node.map(origin) ?? .standard)
    }

    /// One piece of text, with its variables replaced.
    func scalar(_ node: Node, _ schema: SettingSchema) -> EffectiveValue {
        let typed = node.scalar?.text ?? ""
        guard !readsDefaults else { return EffectiveValue(content: .text(typed), origin: .standard) }
        var reader = SettingReader(owner: SettingOwner(""), environment: environment)
        let resolved = reader.text(of: node) ?? typed
        let names = reader.variableNames.sorted()
        let text: String
        if schema.holdsSecrets || names.contains(where: SecretGuess.isNamed) {
            text = Secret.mask
        } else if resolved.isEmpty, !names.isEmpty {
            // That nothing is there is said by variables alone: an empty text could be refused.
            text = typed
        } else {
            text = FlowText.escapingVariables(masked(reachable(resolved, schema, from: node)))
        }
        let variables = names.map { ValueOrigin.Variable(name: $0, origin: environment.origin(of: $0)) }
        let origin = variables.isEmpty ? origin(node) : .environment(variables, node.span)
        return EffectiveValue(content: .text(text), origin: origin)
    }

    private func origin(_ node: Node) -> ValueOrigin { readsDefaults ? .standard : .file(node.span) }

    /// A value under a name of the user's choice, which may say that it is a secret.
    private func named(_ entry: Node.Entry, _ schema: SettingSchema) -> EffectiveValue.Entry {
        let name = entry.key.scalar?.text ?? ""
        var value = value(entry.value, schema)
        if SecretGuess.isNamed(name), case .text = value.content {
            value = EffectiveValue(content: .text(Secret.mask), origin: value.origin)
        }
        return EffectiveValue.Entry(key: masked(name), value: value)
    }

    /// The default of a setting, read as if it were written.
    private func standard(_ definition: SettingDefinition) -> EffectiveValue.Entry? {
        guard let text = definition.defaultText,
            let node = YAMLDocument.parse(text: "\(definition.key): \(text)", name: "").root?[definition.key]
        else { return nil }
        var reader = self
        reader.readsDefaults = true
        return EffectiveValue.Entry(key: definition.key, value: reader.value(node, definition.schema))
    }

    /// The name of a file of an included configuration, from where the main one is.
    private func reachable(_ text: String, _ schema: SettingSchema, from node: Node) -> String {
        let folder = Folder.parent(of: node.span.file.name)
        guard case .text(let form) = schema, form.isFileName, !text.hasPrefix("/"), !folder.isEmpty,
            folder != directory
        else { return text }
        let way =
            folder.hasPrefix(directory + "/") && !directory.isEmpty
            ? folder.dropFirst(directory.count + 1) : folder[...]
        return "\(way)/\(text)"
    }
}
