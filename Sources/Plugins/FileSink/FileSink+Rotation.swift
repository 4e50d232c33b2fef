import PluginAPI

extension FileSink {
    /// When a new file is begun, and how many old ones stay.
    struct Rotation: PluginSettings {
        @Setting(LocalizedText(ko: "파일이 이 크기를 넘기 전에", en: "Before the file grows beyond this size."))
        var size: Size?

        @Setting(LocalizedText(ko: "한국 날짜가 바뀔 때", en: "When the date in Korea changes."))
        var daily = false

        @Setting(
            LocalizedText(ko: "남길 옛 파일의 수. 없으면 모두 남깁니다", en: "How many old files stay; all of them if left out."),
            in: 1...
        )
        var keep: Int?

        func validate(_ report: inout SettingReport) {
            guard size == nil, !daily else { return }
            report.error(
                LocalizedText(
                    ko: "언제 새 파일을 시작할지 없습니다. `size`나 `daily: true`가 필요합니다.",
                    en: "nothing says when a new file is begun; 'size' or 'daily: true' is needed"
                )
            )
        }
    }
}
