public import PluginAPI

/// The `host:` section.
public struct HostSettings: PluginSettings {
    /// The folder for journal, rule states and the lock.
    @Setting(LocalizedText(ko: "저널과 규칙 상태를 두는 폴더", en: "The folder for the journal and the states of rules."))
    public var state = FilePath("var")

    /// The language of messages.
    @Setting(LocalizedText(ko: "알림의 언어", en: "The language of alerts."))
    public var language = Language.ko

    /// How long decisions are kept.
    @Setting(LocalizedText(ko: "지난 결정을 보관하는 기간", en: "How long past decisions are kept."))
    public var keep: Duration = .seconds(90 * 86_400)

    /// How long parts may take to end in good order.
    @Setting(LocalizedText(ko: "끝낼 때 남은 일을 기다리는 시간", en: "How long to wait for parts to finish when stopping."))
    public var shutdown: Duration = .seconds(10)

    /// Makes the default section.
    public init() {}
}
