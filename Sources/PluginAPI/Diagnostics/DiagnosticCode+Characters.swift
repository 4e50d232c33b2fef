extension DiagnosticCode {
    /// The file cannot be read at all.
    public static let unreadableFile = Self(
        "H0001",
        .characters,
        ko: "파일을 읽을 수 없음",
        en: "A file cannot be read"
    )

    /// The file is longer than a configuration can be.
    public static let fileTooLarge = Self(
        "H0002",
        .characters,
        ko: "파일이 너무 큼",
        en: "A file is too large"
    )

    /// The file is saved in another encoding, often CP949.
    public static let notUTF8 = Self(
        "H0003",
        .characters,
        ko: "UTF-8이 아닌 파일",
        en: "A file is not UTF-8"
    )

    /// A character that has no place in a text file.
    public static let controlCharacter = Self(
        "H0004",
        .characters,
        ko: "글에 있을 수 없는 제어 문자",
        en: "A control character"
    )

    /// A no-break or zero-width space, usually copied from the web.
    public static let invisibleCharacter = Self(
        "H0005",
        .characters,
        ko: "눈에 보이지 않는 문자",
        en: "An invisible character"
    )

    /// Quotes that YAML takes as part of the value.
    public static let smartQuotes = Self(
        "H0006",
        .characters,
        ko: "둥근 따옴표",
        en: "Typographic quotes"
    )

    /// A colon of East Asian width, which YAML does not know.
    public static let fullWidthColon = Self(
        "H0007",
        .characters,
        ko: "전각 쌍점",
        en: "A full-width colon"
    )

    /// Characters and files: stage 1.
    static let characterCodes: [DiagnosticCode] = [
        .unreadableFile, .fileTooLarge, .notUTF8, .controlCharacter, .invisibleCharacter, .smartQuotes,
        .fullWidthColon,
    ]
}
