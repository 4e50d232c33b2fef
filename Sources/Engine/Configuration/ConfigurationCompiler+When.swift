import PluginAPI
import YAML

extension ConfigurationCompiler {
    /// Reads `when:`: a session's name, hours, or hours of a market.
    mutating func compileCondition(_ node: Node) -> SessionCondition? {
        if node.isUnsound { return nil }
        if node.mapping != nil { return compileHours(node) }
        guard let text = node.scalar?.text, !text.isEmpty else {
            report(.wrongKind, at: node.place, Self.conditionForm)
            return nil
        }
        if let session = SessionName(rawValue: text) { return .session(session) }
        if text.first?.isNumber ?? false {
            return decode(HourRange.self, node, owner: Self.conditionOwner).map { .hours($0, .krx) }
        }
        let names = SessionName.allCases.map(\.rawValue)
        note(
            Diagnostic(
                .unknownSession,
                LocalizedText(ko: "\("`\(text)`", .called) 세션은 없습니다.", en: "there is no session '\(text)'"),
                at: node.place,
                suggestions: Suggestion.didYouMean(Spelling.nearest(to: text, in: names), replacing: node.span),
                help: LocalizedText(
                    ko: "쓸 수 있는 세션: \(names.joined(separator: ", "))",
                    en: "valid sessions: \(names.joined(separator: ", "))"
                )
            )
        )
        return nil
    }

    private mutating func compileHours(_ node: Node) -> SessionCondition? {
        return decode(HoursSettings.self, node, owner: Self.conditionOwner).map { .hours($0.hours, $0.market) }
    }

    private static let conditionOwner = SettingOwner(LocalizedText(ko: "`when`", en: "setting 'when'"))

    private static let conditionForm = LocalizedText(
        ko: "`when`에는 `krx-regular` 같은 세션 이름이나 `09:00-09:10` 같은 시간이 필요합니다.",
        en: "'when' needs a session such as 'krx-regular' or hours such as '09:00-09:10'"
    )
}

/// `when: { hours: 09:00-09:10, market: krx }`.
struct HoursSettings: PluginSettings {
    @Setting(LocalizedText(ko: "거래소 시각의 시간대", en: "The hours in the exchange's time."))
    var hours: HourRange

    @Setting(LocalizedText(ko: "거래일과 시각의 기준 시장", en: "The market whose days and clock count."))
    var market = CalendarMarket.krx
}
