import PluginAPI
import YAML

/// The entries of a mapping by the keys that there are.
struct KnownEntries {
    /// Entries by key; a misspelt one stands where the only key is that it can be.
    private var entries: [String: Node.Entry] = [:]
    /// The keys that misspelt ones may stand for.
    private var meant: Set<String> = []
    /// The names in and of entries with keys that stand for nothing, which may have slipped out of a section.
    private(set) var strayNames: Set<String> = []

    subscript(key: String) -> Node.Entry? { entries[key] }

    /// Whether an entry is there, or one that may have been meant, so that its absence needs no word of its own.
    func mayHave(_ key: String) -> Bool { entries[key] != nil || meant.contains(key) }

    mutating func add(_ entry: Node.Entry, as key: String) { entries[key] = entry }

    mutating func add(_ entry: Node.Entry, perhaps keys: [String]) {
        meant.formUnion(keys)
        if keys.count == 1, entries[keys[0]] == nil { entries[keys[0]] = entry }
        guard keys.count != 1 else { return }
        strayNames.formUnion(([entry] + (entry.value.mapping ?? [])).compactMap(\.key.scalar?.text))
    }
}

extension ConfigurationCompiler {
    /// Sorts entries by the keys there are, and notes every key that is none of them.
    mutating func checkKeys(_ entries: [Node.Entry], _ known: [String], of owner: LocalizedText) -> KnownEntries {
        var result = KnownEntries()
        for entry in entries {
            if let key = entry.key.scalar?.text, known.contains(key) { result.add(entry, as: key) }
        }
        var above: Node.Entry?
        for entry in entries {
            defer { above = entry }
            guard let key = entry.key.scalar?.text, !known.contains(key) else { continue }
            let nearest = Spelling.nearest(to: key, in: known.filter { result[$0] == nil })
            result.add(entry, perhaps: nearest)
            let spelling = Suggestion.didYouMean(nearest, insteadOf: key, at: entry.key.span)
            let elsewhere = Suggestion.belonging(to: settingOwners[key] ?? []) ?? above.flatMap(Self.inside)
            note(
                Diagnostic(
                    .unknownSetting,
                    LocalizedText(
                        ko: "\(owner.ko)에는 \("`\(key)`", .called) 설정이 없습니다.",
                        en: "\(owner.en) has no setting '\(key)'"
                    ),
                    at: entry.key.span,
                    suggestions: spelling.isEmpty ? [elsewhere].compactMap { $0 } : spelling,
                    help: LocalizedText(
                        ko: "쓸 수 있는 설정: \(known.joined(separator: ", "))",
                        en: "valid settings: \(known.joined(separator: ", "))"
                    )
                )
            )
        }
        return result
    }

    /// Says that a line may belong to the one above it, which has nothing of its own.
    private static func inside(_ above: Node.Entry) -> Suggestion? {
        guard above.value.isNull, let key = above.key.scalar?.text else { return nil }
        return Suggestion(
            LocalizedText(
                ko: "`\(key):` 안에 쓸 것이면 두 칸 더 들여 쓰세요",
                en: "indent it by two more spaces if it belongs inside '\(key)'"
            )
        )
    }

    /// Whose settings the `host:` section holds.
    static let hostOwner = SettingOwner(LocalizedText(ko: "`host` 부분", en: "section 'host'"))

    /// The owners of every key that a configuration can have, by key.
    static func settingOwners(in catalog: PluginCatalog) -> [String: [SettingOwner]] {
        var owners: [String: [SettingOwner]] = [:]
        func add(_ keys: [String], _ owner: SettingOwner) {
            for key in keys { owners[key, default: []].append(owner) }
        }
        add(sections, SettingOwner(LocalizedText(ko: "설정 파일의 맨 바깥", en: "outermost level of the file")))
        add(HostSettings.definitions.map(\.key), hostOwner)
        add(pipelineKeys, SettingOwner(LocalizedText(ko: "파이프라인", en: "pipeline")))
        add(UserSettings.definitions.map(\.key) + [channelsKey], SettingOwner(LocalizedText(ko: "사용자", en: "user")))
        for kind in PluginKind.allCases {
            add(kind.entryDefinitions.map(\.key), SettingOwner(kind.word))
            for plugin in catalog.plugins(kind) {
                add(plugin.settings.map(\.key), SettingOwner(kind: kind, name: plugin.name))
            }
        }
        return owners
    }
}
