extension DiagnosticCode {
    /// Neither the environment nor `.env` has the variable.
    public static let unsetVariable = Self(
        "H0401",
        .secrets,
        ko: "값이 없는 환경 변수",
        en: "An unset environment variable"
    )

    /// The variable is there and holds nothing.
    public static let emptyVariable = Self(
        "H0402",
        .secrets,
        ko: "빈 환경 변수",
        en: "An empty environment variable"
    )

    /// A `${…}` is not closed or holds no proper name.
    public static let variableForm = Self(
        "H0403",
        .secrets,
        ko: "`${…}`의 형식이 다름",
        en: "The wrong form of a variable"
    )

    /// A line of `.env` is not `NAME=value`.
    public static let dotenvForm = Self(
        "H0404",
        .secrets,
        ko: "`.env`의 형식이 다름",
        en: "The wrong form in .env"
    )

    /// Two lines of `.env` set one variable.
    public static let dotenvTwice = Self(
        "H0405",
        .secrets,
        ko: "`.env`에 같은 이름이 두 번",
        en: "The same name twice in .env"
    )

    /// A secret stands in the file itself instead of the environment.
    public static let literalSecret = Self(
        "W0410",
        .secrets,
        ko: "파일에 적힌 비밀 값",
        en: "A secret in the file"
    )

    /// Environment variables and secrets: stage 6.
    static let environmentCodes: [DiagnosticCode] = [
        .unsetVariable, .emptyVariable, .variableForm, .dotenvForm, .dotenvTwice, .literalSecret,
    ]
}
