import YAML

/// Reads the entries of one mapping as settings and finds everything that is wrong with it.
struct SettingMapping {
    private let settings: [DeclaredSetting]
    private var values: [String: any Sendable] = [:]
    private var written: [String: Node.Entry] = [:]
    private var excused: Set<String> = []
    private var isSound = true
    /// The last value, when it could not be read.
    private var lastFailure: Node?

    /// Begins with what can be there.
    init(settings: [DeclaredSetting]) { self.settings = settings }

    /// The settings by property, each read or with its default; nothing after reporting a problem.
    mutating func read(_ node: Node, _ reader: inout SettingReader) -> [String: any Sendable]? {
        guard let entries = entries(of: node, &reader) else { return nil }
        let keys = Set(settings.map(\.definition.key))
        written = Dictionary(entries.map { ($0.key.scalar?.text ?? "", $0) }) { first, _ in first }
        for entry in entries { read(entry, among: keys, &reader) }
        fillIn(node, &reader)
        return isSound ? values : nil
    }

    /// A plugin's name with nothing behind it has no settings, which is a mapping too.
    private func entries(of node: Node, _ reader: inout SettingReader) -> [Node.Entry]? {
        guard !node.isUnsound else { return nil }
        if let entries = node.mapping { return entries }
        if node.isNull { return [] }
        if let lost = LostEntry(in: node, keys: settings.map(\.definition.key)) {
            if setting(named: lost.key)?.definition.schema.holdsSecrets == true { reader.hideScalars(of: node) }
            reader.report(lost.diagnostic)
        } else {
            if settings.contains(where: { $0.definition.schema.holdsSecrets }) { reader.hideScalars(of: node) }
            reader.reportKind(of: node, wanted: SettingSchema.settings([]).name)
        }
        return nil
    }

    private mutating func read(_ entry: Node.Entry, among keys: Set<String>, _ reader: inout SettingReader) {
        guard let name = entry.key.scalar?.text, !entry.key.isUnsound else {
            isSound = false
            return
        }
        let failure = lastFailure
        lastFailure = nil
        guard let setting = setting(named: name) else {
            let unknown = UnknownSetting(entry, settings: settings.map(\.definition), written: Set(written.keys))
            excused.formUnion(settings.filter { unknown.candidates.contains($0.definition.key) }.map(\.property))
            // `{ every: 5,m hours: 09:00 }` is one slip, which makes a bad value and a bad key.
            if failure?.adjoins(entry.key) != true { unknown.report(to: &reader) }
            isSound = false
            return
        }
        if values[setting.property] != nil || excused.contains(setting.property) {
            reader.reportTwice(entry, setting.definition, written: written)
            isSound = false
            return
        }
        if name != setting.definition.key { reader.reportRenamed(entry, to: setting.definition.key) }
        let value = reader.inside(entry.key, among: keys) { setting.read(entry.value, &$0) }
        if setting.definition.schema.holdsSecrets, value == nil { reader.hideScalars(of: entry.value) }
        values[setting.property] = value
        if value == nil {
            lastFailure = entry.value
            excused.insert(setting.property)
            isSound = false
        }
    }

    /// Puts defaults in, and reports what has to be written and is not.
    private mutating func fillIn(_ node: Node, _ reader: inout SettingReader) {
        let isBroken = node.isUnsound || reader.isBroken(inside: node.span)
        var missing: [SettingDefinition] = []
        for setting in settings where values[setting.property] == nil && !excused.contains(setting.property) {
            values[setting.property] = setting.unread
            if setting.definition.isRequired { missing.append(setting.definition) }
        }
        guard !missing.isEmpty else { return }
        isSound = false
        if !isBroken { reader.reportMissing(missing, in: node) }
    }

    private func setting(named name: String) -> DeclaredSetting? {
        settings.first { $0.definition.key == name } ?? settings.first { $0.definition.aliases.contains(name) }
    }
}

extension SettingReader {
    /// Warns of a name that was replaced by another.
    fileprivate mutating func reportRenamed(_ entry: Node.Entry, to key: String) {
        let old = entry.key.scalar?.text ?? ""
        let message = LocalizedText(
            ko: "`\(old)` 설정의 이름이 \("`\(key)`", .toward) 바뀌었습니다. 옛 이름은 다음 버전에서 없어집니다.",
            en: "the setting '\(old)' is called '\(key)' now; the old name goes with the next version"
        )
        let advice = LocalizedText(ko: "\("`\(key)`", .toward) 바꾸세요", en: "write '\(key)'")
        let edit = TextEdit(entry.key.span, key)
        let suggestion = Suggestion(advice, edits: [edit], applicability: .machineApplicable)
        report(.renamedSetting, message, at: entry.key, suggestions: [suggestion])
    }

    /// Reports a setting that is there under two of its names.
    fileprivate mutating func reportTwice(
        _ entry: Node.Entry,
        _ definition: SettingDefinition,
        written: [String: Node.Entry]
    ) {
        let names = [definition.key] + definition.aliases
        let others = names.filter { $0 != entry.key.scalar?.text }.compactMap { written[$0]?.key.span }
        let note = LocalizedText(ko: "여기에도 있습니다", en: "also here")
        let message = LocalizedText(
            ko: "`\(definition.key)` 설정이 두 이름으로 두 번 있습니다.",
            en: "the setting '\(definition.key)' stands here twice, under two names"
        )
        report(Diagnostic(.settingTwice, message, at: entry.key.span, related: others.map { RelatedPlace($0, note) }))
    }

    /// Reports settings that have to be written.
    fileprivate mutating func reportMissing(_ definitions: [SettingDefinition], in node: Node) {
        let owner = owner.text
        let keys = definitions.map(\.key)
        let word = keys.count == 1 ? "setting" : "settings"
        let message = LocalizedText(
            ko: "\(owner.ko)에는 \(keys.map { "`\($0)`" }.joined(separator: ", ")) 설정이 있어야 합니다.",
            en: "\(owner.en) needs the \(word) \(keys.map { "'\($0)'" }.joined(separator: ", "))"
        )
        let help = LocalizedText(
            ko: definitions.map { "\($0.key): \($0.help.ko)" }.joined(separator: "\n"),
            en: definitions.map { "\($0.key): \($0.help.en)" }.joined(separator: "\n")
        )
        report(Diagnostic(.missingSetting, message, at: section ?? node.place, help: help))
    }

    /// Keeps the texts of a value that was not understood from being shown.
    mutating func hideScalars(of node: Node) {
        switch node.content {
        case .scalar(let scalar): if VariableText(scalar.text).hasLiteral { hide(node.span) }
        case .sequence(let elements): for element in elements { hideScalars(of: element) }
        case .mapping(let entries): for entry in entries { hideScalars(of: entry.value) }
        }
    }
}
