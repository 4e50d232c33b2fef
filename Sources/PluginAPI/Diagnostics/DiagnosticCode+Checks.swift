extension DiagnosticCode {
    /// The plugin refuses its settings.
    public static let pluginCheck = Self(
        "H0501",
        .meaning,
        ko: "플러그인의 검사",
        en: "A plugin's own check"
    )

    /// The plugin has doubts about its settings.
    public static let pluginRemark = Self(
        "W0502",
        .meaning,
        ko: "플러그인의 지적",
        en: "A plugin's own remark"
    )

    /// The service itself refuses what the configuration says.
    public static let liveCheck = Self(
        "H0601",
        .live,
        ko: "서비스에 물어본 결과",
        en: "A live check"
    )

    /// A plugin's own checks and live checks: stages 5 and 7.
    static let checkCodes: [DiagnosticCode] = [
        .pluginCheck, .pluginRemark, .liveCheck,
    ]
}
