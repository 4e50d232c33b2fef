extension DiagnosticCode {
    /// A slip that no other code names.
    public static let syntax = Self(
        "H0020",
        .syntax,
        ko: "YAML 문법 오류",
        en: "A syntax error"
    )

    /// Indentation is counted in spaces.
    public static let tab = Self(
        "H0021",
        .syntax,
        ko: "들여쓰기에 탭",
        en: "A tab in the indentation"
    )

    /// A line stands deeper or less deep than its neighbours allow.
    public static let wrongIndentation = Self(
        "H0022",
        .syntax,
        ko: "들여쓰기가 맞지 않음",
        en: "Wrong indentation"
    )

    /// A quote is opened and not closed.
    public static let unclosedQuote = Self(
        "H0023",
        .syntax,
        ko: "닫히지 않은 따옴표",
        en: "An unclosed quote"
    )

    /// A bracket or brace is not closed, or closed by another.
    public static let unbalancedBracket = Self(
        "H0024",
        .syntax,
        ko: "괄호의 짝이 맞지 않음",
        en: "An unbalanced bracket"
    )

    /// `key:value` is one text.
    public static let missingSpaceAfterColon = Self(
        "H0025",
        .syntax,
        ko: "쌍점 뒤에 빈칸이 없음",
        en: "No space after a colon"
    )

    /// `-entry` is one text.
    public static let missingSpaceAfterDash = Self(
        "H0026",
        .syntax,
        ko: "`-` 뒤에 빈칸이 없음",
        en: "No space after a dash"
    )

    /// A key stands without a colon.
    public static let missingColon = Self(
        "H0027",
        .syntax,
        ko: "쌍점이 없음",
        en: "A colon is missing"
    )

    /// A value or a colon stands without its key.
    public static let missingKey = Self(
        "H0028",
        .syntax,
        ko: "이름 없는 값",
        en: "A value without a key"
    )

    /// Entries of a list and keys are mixed.
    public static let missingDash = Self(
        "H0029",
        .syntax,
        ko: "`- `가 빠지거나 섞임",
        en: "A missing or misplaced dash"
    )

    /// Commas inside brackets or braces do not fit.
    public static let commaInBrackets = Self(
        "H0030",
        .syntax,
        ko: "괄호 안의 쉼표가 빠지거나 남음",
        en: "A missing or extra comma"
    )

    /// Inside braces and brackets a comma ends the value.
    public static let commaSplitsValue = Self(
        "H0032",
        .syntax,
        ko: "쉼표가 값을 나눔",
        en: "A comma splits a value"
    )

    /// A list is written with square brackets.
    public static let bracesAroundList = Self(
        "H0033",
        .syntax,
        ko: "목록에 중괄호를 씀",
        en: "Braces around a list"
    )

    /// Inside brackets commas part the elements.
    public static let dashInBrackets = Self(
        "H0034",
        .syntax,
        ko: "괄호 안의 `-`",
        en: "A dash inside brackets"
    )

    /// A list begins on the next line.
    public static let entryAfterKey = Self(
        "H0035",
        .syntax,
        ko: "이름과 같은 줄의 `-`",
        en: "A list entry on the line of its key"
    )

    /// A text with a colon and a space needs quotes.
    public static let colonInValue = Self(
        "H0036",
        .syntax,
        ko: "값 안의 쌍점",
        en: "A colon in a value"
    )

    /// The text begins with a character that means something in YAML.
    public static let unquotedText = Self(
        "H0037",
        .syntax,
        ko: "따옴표가 필요한 값",
        en: "A text needs quotes"
    )

    /// A quoted value ends at its quote.
    public static let textAfterQuote = Self(
        "H0038",
        .syntax,
        ko: "따옴표 뒤에 남은 글",
        en: "Text after a closing quote"
    )

    /// A backslash in double quotes stands before something that is no escape.
    public static let unknownEscape = Self(
        "H0039",
        .syntax,
        ko: "모르는 이스케이프",
        en: "An unknown escape"
    )

    /// Inside braces a variable needs quotes.
    public static let variableInBraces = Self(
        "H0040",
        .syntax,
        ko: "괄호 안의 `${…}`",
        en: "`${…}` inside braces"
    )

    /// An anchor or alias has a character that is not allowed in its name.
    public static let anchorName = Self(
        "H0041",
        .syntax,
        ko: "앵커 이름이 잘못됨",
        en: "A bad anchor name"
    )

    /// Everything after ` #` is a comment.
    public static let commentAsValue = Self(
        "H0042",
        .syntax,
        ko: "값이 주석이 됨",
        en: "The value is a comment"
    )

    /// YAML keeps such lines for itself.
    public static let directive = Self(
        "H0043",
        .syntax,
        ko: "`%`로 시작하는 줄",
        en: "A line that begins with %"
    )

    /// What follows `|` or `>` cannot be.
    public static let blockHeader = Self(
        "H0044",
        .syntax,
        ko: "`|`나 `>` 뒤가 잘못됨",
        en: "A bad block header"
    )

    /// Grammar: stage 2.
    static let syntaxCodes: [DiagnosticCode] = [
        .syntax, .tab, .wrongIndentation, .unclosedQuote, .unbalancedBracket, .missingSpaceAfterColon,
        .missingSpaceAfterDash, .missingColon, .missingKey, .missingDash, .commaInBrackets, .commaSplitsValue,
        .bracesAroundList, .dashInBrackets, .entryAfterKey, .colonInValue, .unquotedText, .textAfterQuote,
        .unknownEscape, .variableInBraces, .anchorName, .commentAsValue, .directive, .blockHeader,
    ]
}
