import PluginAPI
import YAML

/// An entry of a list, or a definition: a plugin with settings, or a name alone.
struct Entry {
    /// The plugin's name, or a defined one.
    var name: String

    /// Where the name stands.
    var nameSpan: SourceSpan

    /// The settings, if any are written.
    var settings: Node?

    /// Where the whole entry stands.
    var span: SourceSpan

    /// Reads an entry.
    ///
    /// - Throws: the diagnostic, when it has another form.
    init(_ node: Node) throws(EntryMistake) {
        switch node.content {
        case .scalar(let scalar) where !scalar.text.isEmpty:
            name = scalar.text
            nameSpan = node.span
            settings = nil
        case .mapping(let entries) where entries.count == 1:
            guard let key = entries[0].key.scalar else { throw EntryMistake(Self.wrongForm(node)) }
            name = key.text
            nameSpan = entries[0].key.span
            settings = entries[0].value.isNull && !entries[0].value.isUnsound ? nil : entries[0].value
        case .mapping(let entries):
            throw EntryMistake(Self.severalKeys(entries, node))
        default:
            throw EntryMistake(Self.wrongForm(node))
        }
        span = node.span
    }

    /// Takes a setting out that belongs to the engine and not to the plugin.
    mutating func takeSetting(_ key: String) -> Node? {
        guard let value = settings?[key], let entries = settings?.mapping else { return nil }
        settings?.content = .mapping(entries.filter { $0.key.scalar?.text != key })
        return value
    }

    private static func severalKeys(_ entries: [Node.Entry], _ node: Node) -> Diagnostic {
        guard let first = entries.first, let name = first.key.scalar?.text else { return wrongForm(node) }
        guard first.value.isNull else { return secondName(entries[1].key, first.key) }
        return Diagnostic(
            .wrongEntry,
            LocalizedText(
                ko: "`\(name)`의 설정은 `\(name):`보다 두 칸 더 들여 써야 합니다.",
                en: "the settings of '\(name)' must be indented two spaces more than '\(name):'"
            ),
            at: entries[1].key.span,
            related: [RelatedPlace(first.key.span, LocalizedText(ko: "여기의 설정입니다", en: "the settings of this"))]
        )
    }

    private static func secondName(_ second: Node, _ first: Node) -> Diagnostic {
        let (name, other) = (second.scalar?.text ?? "", first.scalar?.text ?? "")
        return Diagnostic(
            .wrongEntry,
            LocalizedText(
                ko: "`\(other)` 항목에 \("`\(name)`", .subject) 섞여 있습니다. 앞에 `- `가 빠졌거나 덜 들여 썼습니다.",
                en:
                    "'\(name)' is mixed into the entry '\(other)'; '- ' is missing before it, or it is indented too little"
            ),
            at: second.span,
            related: [RelatedPlace(first.span, LocalizedText(ko: "이 항목입니다", en: "this entry"))]
        )
    }

    private static func wrongForm(_ node: Node) -> Diagnostic {
        if let slip = node.suspectedSlip { return Diagnostic(slip) }
        return Diagnostic(
            .wrongEntry,
            LocalizedText(
                ko: "플러그인 이름이나 `이름: { 설정 }`이 필요합니다.",
                en: "a plugin's name or 'name: { settings }' is needed"
            ),
            at: node.span
        )
    }
}

/// An entry of another form.
struct EntryMistake: Error {
    let diagnostic: Diagnostic

    init(_ diagnostic: Diagnostic) { self.diagnostic = diagnostic }
}
