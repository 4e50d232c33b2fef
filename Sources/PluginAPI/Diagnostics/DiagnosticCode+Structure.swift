extension DiagnosticCode {
    /// A mapping or two merged files hold a key twice.
    public static let duplicateKey = Self(
        "H0045",
        .syntax,
        ko: "같은 이름이 두 번",
        en: "The same key twice"
    )

    /// A key is a list, a mapping or in braces.
    public static let keyNotText = Self(
        "H0046",
        .syntax,
        ko: "이름이 글이 아님",
        en: "A key is not a text"
    )

    /// After `<<` stands something that cannot be merged.
    public static let badMerge = Self(
        "H0047",
        .syntax,
        ko: "`<<` 뒤가 잘못됨",
        en: "A bad merge"
    )

    /// No anchor of the name stands above.
    public static let undefinedAlias = Self(
        "H0048",
        .syntax,
        ko: "없는 앵커",
        en: "An undefined alias"
    )

    /// An alias stands inside what it names.
    public static let recursiveAlias = Self(
        "H0049",
        .syntax,
        ko: "자기를 가리키는 별칭",
        en: "A recursive alias"
    )

    /// A second document begins in the file.
    public static let severalDocuments = Self(
        "H0050",
        .syntax,
        ko: "한 파일에 문서가 둘",
        en: "Several documents"
    )

    /// The file holds nothing but space and comments.
    public static let emptyDocument = Self(
        "H0051",
        .syntax,
        ko: "빈 파일",
        en: "An empty file"
    )

    /// Lists and mappings are nested too deep.
    public static let tooDeep = Self(
        "H0052",
        .syntax,
        ko: "너무 깊은 구조",
        en: "Nested too deep"
    )

    /// The document, with its aliases written out, is too large.
    public static let tooManyNodes = Self(
        "H0053",
        .syntax,
        ko: "값이 너무 많음",
        en: "Too many values"
    )

    /// A single text is longer than any setting can be.
    public static let valueTooLong = Self(
        "H0054",
        .syntax,
        ko: "값이 너무 김",
        en: "A value is too long"
    )

    /// A file includes itself, perhaps by way of another.
    public static let includeCycle = Self(
        "H0060",
        .syntax,
        ko: "서로를 포함하는 파일",
        en: "Files include each other"
    )

    /// The structure of a document and its files: stage 2.
    static let structureCodes: [DiagnosticCode] = [
        .duplicateKey, .keyNotText, .badMerge, .undefinedAlias, .recursiveAlias, .severalDocuments, .emptyDocument,
        .tooDeep, .tooManyNodes, .valueTooLong, .includeCycle,
    ]
}
