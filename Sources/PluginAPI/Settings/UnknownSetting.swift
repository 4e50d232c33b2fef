import YAML

/// A key that is none of the settings there are, and what may have been meant.
struct UnknownSetting {
    /// The settings that may have been meant.
    let candidates: [String]

    private let entry: Node.Entry
    private let name: String
    private let settings: [SettingDefinition]

    /// Compares a key with the settings that are not written yet.
    init(_ entry: Node.Entry, settings: [SettingDefinition], written: Set<String>) {
        self.entry = entry
        self.settings = settings
        name = entry.key.scalar?.text ?? ""
        candidates = Spelling.nearest(to: name, in: settings.map(\.key).filter { !written.contains($0) })
    }

    /// Reports the key and what can be done about it.
    func report(to reader: inout SettingReader) {
        if isNearSecret { reader.hideScalars(of: entry.value) }
        let owner = reader.owner.text
        let message = LocalizedText(
            ko: "\(owner.ko)에는 \("`\(name)`", .called) 설정이 없습니다.",
            en: "\(owner.en) has no setting '\(name)'"
        )
        let suggestions = elsewhere(reader).map { [Suggestion($0)] } ?? spelling
        reader.report(.unknownSetting, message, at: entry.key, suggestions: suggestions, help: help(reader.owner))
    }

    /// A misspelt secret is one all the same.
    private var isNearSecret: Bool {
        settings.contains { candidates.contains($0.key) && $0.schema.holdsSecrets }
    }

    private var spelling: [Suggestion] {
        Suggestion.didYouMean(candidates, insteadOf: name, at: entry.key.span)
    }

    /// Where else a setting of exactly this name belongs.
    private func elsewhere(_ reader: SettingReader) -> LocalizedText? {
        if let inner = settings.first(where: { $0.schema.hasSetting(name) }) {
            return LocalizedText(ko: "`\(inner.key)` 안에 쓰는 설정입니다", en: "it belongs inside '\(inner.key)'")
        }
        if reader.outerKeys.last?.contains(name) == true {
            return LocalizedText(ko: "한 단계 바깥에 쓰는 설정입니다", en: "it belongs one level further out")
        }
        guard candidates.isEmpty else { return nil }
        return Suggestion.belonging(to: reader.settingOwners[name] ?? [])?.message
    }

    private func help(_ owner: SettingOwner) -> LocalizedText {
        let keys = settings.map(\.key)
        let most = 8
        guard !keys.isEmpty else {
            return LocalizedText(ko: "쓸 수 있는 설정이 없습니다.", en: "there are no settings")
        }
        guard keys.count <= most else {
            return LocalizedText(
                ko: "쓸 수 있는 설정 \(keys.count)개: \(owner.command)",
                en: "all \(keys.count) settings: \(owner.command)"
            )
        }
        let list = keys.joined(separator: ", ")
        return LocalizedText(ko: "쓸 수 있는 설정: \(list)", en: "valid settings: \(list)")
    }
}

extension SettingSchema {
    /// Whether a value of this form has a setting of a name directly inside.
    fileprivate func hasSetting(_ name: String) -> Bool {
        switch self {
        case .settings(let definitions): definitions.contains { $0.key == name }
        case .list(let element), .map(let element): element.hasSetting(name)
        default: false
        }
    }
}
