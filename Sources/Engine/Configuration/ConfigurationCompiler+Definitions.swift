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
    }

    private var byKind: [PluginKind: [String: Definition]] = [:]

    subscript(kind: PluginKind, name: String) -> Definition? {
        get { byKind[kind]?[name] }
        set { byKind[kind, default: [:]][name] = newValue }
    }

    /// The names of a kind, in order.
    func names(_ kind: PluginKind) -> [String] { (byKind[kind] ?? [:]).keys.sorted() }

    /// What no pipeline uses, brokers left out: sources reach them by name.
    var unused: [(name: String, definition: Definition)] {
        byKind.filter { $0.key != .broker }.values.flatMap { $0 }.filter { !$0.value.isUsed }
            .map { ($0.key, $0.value) }
    }
}

extension ConfigurationCompiler {
    /// Reads a section of named parts.
    mutating func define(_ kind: PluginKind, _ section: Node?) {
        guard let section, !section.isNull else { return }
        guard let entries = section.mapping else {
            if section.isUnsound { return }
            return reportWrongKind(
                section,
                LocalizedText(
                    ko: "`\(kind.section)`에는 `이름: 플러그인` 꼴이 필요합니다.",
                    en: "'\(kind.section)' holds entries of the form 'name: plugin'"
                )
            )
        }
        for entry in entries { define(kind, entry) }
    }

    private mutating func define(_ kind: PluginKind, _ node: Node.Entry) {
        guard let name = node.key.scalar?.text, !node.value.isUnsound else { return }
        guard catalog.kinds(named: name).isEmpty else {
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
            definitions[kind, name] = Definitions.Definition(kind: kind, entry: entry, nameSpan: node.key.span)
            if kind == .broker { makeBroker(name, entry) }
        } catch {
            diagnostics.append(error.diagnostic)
        }
    }

    private mutating func makeBroker(_ name: String, _ entry: Entry) {
        guard let broker = make(.broker, entry) as? any Broker else { return }
        brokers[name] = broker
    }

    /// Makes the part that an entry names, or notes why it cannot.
    mutating func make(_ kind: PluginKind, _ entry: Entry) -> (any Plugin)? {
        guard let type = catalog.plugin(kind, entry.name) else {
            reportUnknown(kind, entry)
            return nil
        }
        return make(type, entry)
    }

    private mutating func make<Part: Plugin>(_ type: Part.Type, _ entry: Entry) -> Part? {
        let owner = SettingOwner(kind: type.kind, name: type.name)
        let node = entry.settings ?? Node(.mapping([]), span: entry.nameSpan)
        return decode(Part.Settings.self, node, owner: owner).map(Part.init(settings:))
    }

    private mutating func reportUnknown(_ kind: PluginKind, _ entry: Entry) {
        // A name alone may be defined in a file that could not be read.
        guard isComplete || entry.settings != nil else { return }
        let names = catalog.names(kind) + definitions.names(kind)
        let word = kind.word
        diagnostics.append(
            Diagnostic(
                .unknownPlugin,
                LocalizedText(
                    ko: "\("`\(entry.name)`", .called) \(word.ko, .subject) 없습니다.",
                    en: "there is no \(word.en) '\(entry.name)'"
                ),
                at: entry.nameSpan,
                suggestions: Suggestion.didYouMean(
                    Spelling.nearest(to: entry.name, in: names),
                    insteadOf: entry.name,
                    at: entry.nameSpan
                ),
                help: LocalizedText(
                    ko: "쓸 수 있는 이름: \(names.joined(separator: ", "))",
                    en: "there are: \(names.joined(separator: ", "))"
                )
            )
        )
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
