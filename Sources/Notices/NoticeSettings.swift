public import PluginAPI

/// How notices of one kind are recognized, and what is made of them.
public struct NoticeSettings: PluginSettings {
    /// What a notice becomes.
    public enum Kind: String, Sendable, CaseIterable, SettingValue {
        /// A record of the fields' texts.
        case record
        /// A trade of an investor who is followed.
        case trade
    }

    /// What the text looks like.
    @Setting(
        LocalizedText(
            ko: "글의 생김새. `{이름}`은 그 자리의 글을 항목으로 가져옵니다",
            en: "What the text looks like; '{name}' takes what stands there as a field."
        )
    )
    public var pattern: NoticePattern

    /// What it becomes.
    @Setting(
        LocalizedText(
            ko: "`record`는 항목의 글을 그대로 모은 기록, `trade`는 따라 할 투자자의 매매",
            en: "'record' keeps the fields' texts; 'trade' is a trade of an investor who is followed."
        ),
        key: "as"
    )
    public var kind = Kind.record

    /// The name of the list that records belong to.
    @Setting(LocalizedText(ko: "기록이 속할 목록의 이름", en: "The name of the list that records belong to."))
    public var list = Self.usualList

    /// What tells a record from others.
    @Setting(
        LocalizedText(
            ko: "기록을 서로 구별하는 것(예: `\"{investor} {symbol}\"`). 없으면 글마다 다른 기록",
            en:
                "What tells a record from others, such as \"{investor} {symbol}\"; each text is one of its own if left out."
        )
    )
    public var key: String?

    /// The investor's capital where the pattern has no field for it.
    @Setting(
        LocalizedText(
            ko: "`trade`에서 투자자의 자산. 패턴에 `{capital}`이 없을 때 씁니다",
            en: "The investor's capital for 'trade', where the pattern has no '{capital}'."
        )
    )
    public var capital: Money?

    /// The list of records whose settings name none.
    static let usualList = "posts"

    /// Makes settings with their defaults.
    public init() {}

    /// Checks what goes together.
    public func validate(_ report: inout SettingReport) {
        switch kind {
        case .record: checkRecord(&report)
        case .trade: checkTrade(&report)
        }
    }
}

extension [NoticeSettings] {
    /// The types of event that come of such notices.
    public var produced: EventKinds {
        reduce(into: []) { kinds, settings in kinds.insert(settings.kind == .trade ? .followedTrades : .records) }
    }
}
