import PluginAPI

// What docs/writing-a-plugin.md shows beside the parts of new plugins, compiled so that it stays true.

struct WindowSettings: PluginSettings {
    @Setting(LocalizedText(ko: "짧은 기간", en: "The short window."), in: 1...500)
    var fast = 5

    @Setting(LocalizedText(ko: "긴 기간", en: "The long window."), in: 2...500)
    var slow = 20

    func validate(_ report: inout SettingReport) {
        guard fast >= slow else { return }
        report.error($fast, LocalizedText(ko: "`slow`보다 짧아야 합니다.", en: "it must be shorter than 'slow'"))
    }
}
