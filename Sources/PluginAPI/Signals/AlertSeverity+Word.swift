extension AlertSeverity {
    /// The word for people.
    public var word: LocalizedText {
        switch self {
        case .info: LocalizedText(ko: "정보", en: "info")
        case .notice: LocalizedText(ko: "알림", en: "notice")
        case .warning: LocalizedText(ko: "경고", en: "warning")
        case .critical: LocalizedText(ko: "긴급", en: "critical")
        }
    }
}
