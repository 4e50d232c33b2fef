extension DiagnosticCode {
    /// The configuration is of a version that this program does not know.
    public static let unsupportedVersion = Self(
        "H0101",
        .shape,
        ko: "모르는 설정 버전",
        en: "An unknown version"
    )

    /// A setting without a default is not there.
    public static let missingSetting = Self(
        "H0102",
        .shape,
        ko: "빠진 설정",
        en: "A missing setting"
    )

    /// The part has no setting of that name.
    public static let unknownSetting = Self(
        "H0103",
        .shape,
        ko: "없는 설정",
        en: "An unknown setting"
    )

    /// A list stands where settings are wanted, or the like.
    public static let wrongKind = Self(
        "H0104",
        .shape,
        ko: "값의 꼴이 다름",
        en: "The wrong kind of value"
    )

    /// Nothing stands after the colon.
    public static let emptyValue = Self(
        "H0105",
        .shape,
        ko: "빈 값",
        en: "An empty value"
    )

    /// A setting is given under its old and its new name.
    public static let settingTwice = Self(
        "H0106",
        .shape,
        ko: "같은 설정이 두 이름으로",
        en: "One setting under two names"
    )

    /// The value is none of those the setting knows.
    public static let notAChoice = Self(
        "H0107",
        .shape,
        ko: "고를 수 없는 값",
        en: "Not one of the choices"
    )

    /// A number is wanted.
    public static let notANumber = Self(
        "H0108",
        .shape,
        ko: "숫자가 아님",
        en: "Not a number"
    )

    /// The number could mean several things.
    public static let missingUnit = Self(
        "H0109",
        .shape,
        ko: "단위가 빠짐",
        en: "A unit is missing"
    )

    /// The value cannot be read as what the setting wants.
    public static let wrongForm = Self(
        "H0110",
        .shape,
        ko: "값의 형식이 다름",
        en: "The wrong form of value"
    )

    /// The value lies outside what the setting allows.
    public static let outOfRange = Self(
        "H0111",
        .shape,
        ko: "범위를 벗어난 값",
        en: "A value out of range"
    )

    /// A comma in a list may part numbers or group their digits.
    public static let ambiguousComma = Self(
        "H0112",
        .shape,
        ko: "쉼표의 뜻이 두 가지",
        en: "An ambiguous comma"
    )

    /// A list entry is `plugin: { settings }`, or a name.
    public static let wrongEntry = Self(
        "H0113",
        .shape,
        ko: "목록 항목의 꼴이 다름",
        en: "The wrong form of entry"
    )

    /// The setting has a new name; the old one works for one version.
    public static let renamedSetting = Self(
        "W0114",
        .shape,
        ko: "이름이 바뀐 설정",
        en: "A renamed setting"
    )

    /// A `# host:allow` does not name a warning and a reason.
    public static let allowanceForm = Self(
        "H0115",
        .shape,
        ko: "`host:allow`의 형식이 다름",
        en: "The wrong form of host:allow"
    )

    /// A `# host:allow` stands where there is nothing to silence.
    public static let unusedAllowance = Self(
        "W0116",
        .shape,
        ko: "쓸모없는 `host:allow`",
        en: "A host:allow that silences nothing"
    )

    /// Settings and the form of values: stage 3.
    static let shapeCodes: [DiagnosticCode] = [
        .unsupportedVersion, .missingSetting, .unknownSetting, .wrongKind, .emptyValue, .settingTwice, .notAChoice,
        .notANumber, .missingUnit, .wrongForm, .outOfRange, .ambiguousComma, .wrongEntry, .renamedSetting,
        .allowanceForm, .unusedAllowance,
    ]
}
