import PluginAPI
import YAML

/// The parts that have a name of their own, and whether a pipeline uses them.
struct Definitions {
    /// One defined part.
    struct Definition {
        var kind: PluginKind
        var entry: Entry
        var nameSpan: SourceSpan
        /// Whether a pipeline uses it; the first use makes the part.
        var isUsed = false
        /// The part's place in the compiler's list, if it could be made.
        var index: Int?

        /// Whether it stands before another, file by file.
        func isBefore(_ other: Definition) -> Bool {
            (nameSpan.file.name, nameSpan.bytes.lowerBound)
                < (other.nameSpan.file.name, other.nameSpan.bytes.lowerBound)
        }
    }

    private var byKind: [PluginKind: [String: Definition]] = [:]
    /// Names whose definitions have a mistake in their form or in the name itself.
    private var failed: [PluginKind: Set<String>] = [:]
    /// The kinds of whose definitions some may be missing.
    private var incomplete: Set<PluginKind> = []

    subscript(kind: PluginKind, name: String) -> Definition? {
        get { byKind[kind]?[name] }
        set { byKind[kind, default: [:]][name] = newValue }
    }

    /// The names of a kind, in order.
    func names(_ kind: PluginKind) -> [String] { (byKind[kind] ?? [:]).keys.sorted() }

    /// Notes that a definition has a mistake in its form or its name.
    mutating func noteFailure(_ kind: PluginKind, _ name: String) { failed[kind, default: []].insert(name) }

    /// Notes that definitions of a kind may be missing.
    mutating func noteIncomplete(_ kind: PluginKind) { incomplete.insert(kind) }

    /// Whether a name that is not defined may be, in a definition that has a mistake.
    func mayHold(_ kind: PluginKind, _ name: String) -> Bool {
        let names = failed[kind] ?? []
        return incomplete.contains(kind) || names.contains(name)
            || names.contains { !Spelling.nearest(to: $0, in: [name]).isEmpty }
    }

    /// What no pipeline uses, brokers left out: sources reach them by name.
    var unused: [(name: String, definition: Definition)] {
        byKind.filter { $0.key != .broker }.values.flatMap { $0 }.filter { !$0.value.isUsed }
            .map { ($0.key, $0.value) }
    }
}

extension ConfigurationCompiler {
    /// Reads a section of named parts.
    mutating func defineSection(_ kind: PluginKind, _ entry: Node.Entry?) {
        guard let key = entry?.key, let section = entry?.value, !section.isNull else { return }
        guard let entries = section.mapping else {
            definitions.noteIncomplete(kind)
            if section.isUnsound { return }
            return reportWrongKind(
                section,
                LocalizedText(
                    ko: "`\(kind.section)`에는 `이름: 플러그인` 꼴이 필요합니다.",
                    en: "'\(kind.section)' holds entries of the form 'name: plugin'"
                )
            )
        }
        if section.isUnsound { definitions.noteIncomplete(kind) }
        listInHand = section.span
        defineAll(kind, entries, under: key)
    }

    /// Reads one definition.
    mutating func define(_ kind: PluginKind, _ node: Node.Entry) {
        guard let name = node.key.scalar?.text else { return }
        if node.value.isUnsound || isBroken(node.key.span) { definitions.noteFailure(kind, name) }
        guard !node.value.isUnsound else { return }
        guard catalog.kinds(named: name).isEmpty else {
            // It may stand in the place of any name.
            definitions.noteIncomplete(kind)
            return report(
                .nameIsPlugin,
                at: node.key.span,
                LocalizedText(
                    ko: "\("`\(name)`", .topic) 플러그인의 이름이라 다른 이름이 필요합니다.",
                    en: "'\(name)' is the name of a plugin; choose another name"
                )
            )
        }
        do {
            let entry = try Entry(node.value)
            if let other = pluginKind(of: entry.name, otherThan: kind) {
                definitions.noteFailure(kind, name)
                definitions.noteFailure(other, name)
                return reportOtherKind(entry, other, insteadOf: kind, at: node.key.span)
            }
            definitions[kind, name] = Definitions.Definition(kind: kind, entry: entry, nameSpan: node.key.span)
            if kind == .broker { makeBroker(name, entry, at: node.key.span) }
        } catch {
            definitions.noteFailure(kind, name)
            note(error.diagnostic)
        }
    }

    private mutating func makeBroker(_ name: String, _ entry: Entry, at span: SourceSpan) {
        guard let broker = make(.broker, entry) as? any Broker else { return }
        brokers.append(
            BrokerBlueprint(name: name, plugin: entry.name, broker: broker, settings: entry.settings, span: span)
        )
    }

    /// Makes the part that an entry names, or notes why it cannot.
    mutating func make(_ kind: PluginKind, _ entry: Entry) -> (any Plugin)? {
        guard let type = catalog.plugin(kind, entry.name) else {
            if let other = otherKind(of: entry.name, than: kind) {
                reportOtherKind(entry, other, insteadOf: kind)
            } else if entry.settings == nil {
                unresolved.add(entry.name, kind, at: entry.nameSpan)
            } else {
                note(unknown(kind, entry.name, at: entry.nameSpan))
            }
            return nil
        }
        return make(type, entry)
    }

    private mutating func make<Part: Plugin>(_ type: Part.Type, _ entry: Entry) -> Part? {
        let owner = SettingOwner(kind: type.kind, name: type.name)
        let node = entry.settings ?? Node(.mapping([]), span: entry.nameSpan)
        let settings = decode(Part.Settings.self, node, owner: owner, section: entry.nameSpan)
        return settings.map(Part.init(settings:))
    }

    /// Validates what no pipeline uses like everything else.
    mutating func checkUnused() {
        for definition in definitions.unused.map(\.definition).sorted(by: { $0.isBefore($1) }) {
            var entry = definition.entry
            switch definition.kind {
            case .rule:
                _ = compileRule(entry, in: PipelineDraft(name: "", span: definition.nameSpan))
            case .source, .sink, .broker:
                _ = takeEngineSettings(definition.kind, &entry)
                _ = make(definition.kind, entry)
            }
        }
    }

    /// Warns of every definition that no pipeline uses; a mistake elsewhere may be all that keeps one from being used.
    mutating func reportUnused() {
        guard !diagnostics.hasErrors else { return }
        for (name, definition) in definitions.unused {
            report(
                .unusedDefinition,
                at: definition.nameSpan,
                LocalizedText(
                    ko: "\("`\(name)`", .object) 쓰는 파이프라인이 없습니다.",
                    en: "no pipeline uses '\(name)'"
                )
            )
        }
    }
}
