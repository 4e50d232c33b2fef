import PluginAPI

/// A rule that needs quotes.
struct SpreadRule: Rule {
    struct Settings: PluginSettings {
        @Setting(LocalizedText(ko: "알릴 호가 차이", en: "The spread that is worth an alert.")) var wider = Percent(1)
    }

    static let summary = LocalizedText(ko: "호가 차이가 벌어지면 알립니다.", en: "Raises an alert when the spread is wide.")
    static let consumes: EventKinds = .quotes

    init(settings: Settings) {}
}
