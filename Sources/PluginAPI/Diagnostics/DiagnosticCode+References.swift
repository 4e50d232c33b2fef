extension DiagnosticCode {
    /// No plugin of that kind has the name.
    public static let unknownPlugin = Self(
        "H0201",
        .references,
        ko: "없는 플러그인",
        en: "An unknown plugin"
    )

    /// No broker, source, rule or sink of that name is defined.
    public static let undefinedName = Self(
        "H0202",
        .references,
        ko: "정의되지 않은 이름",
        en: "An undefined name"
    )

    /// A defined name is also the name of a plugin.
    public static let nameIsPlugin = Self(
        "H0203",
        .references,
        ko: "플러그인과 같은 이름",
        en: "A name that is a plugin"
    )

    /// Two rules of one kind in a pipeline need an id.
    public static let missingID = Self(
        "H0204",
        .references,
        ko: "구별할 `id`가 없음",
        en: "An id is missing"
    )

    /// A rule needs a type of event that no source of the pipeline gives.
    public static let missingEvents = Self(
        "H0205",
        .references,
        ko: "필요한 이벤트가 없음",
        en: "Events are missing"
    )

    /// Rules ask for orders and nothing places them.
    public static let noOrderSink = Self(
        "H0206",
        .references,
        ko: "주문을 낼 곳이 없음",
        en: "No order sink"
    )

    /// No alert above has a field of that name.
    public static let unknownField = Self(
        "H0207",
        .references,
        ko: "알림에 없는 항목",
        en: "An unknown field"
    )

    /// A rule needs past bars and nothing provides them.
    public static let missingHistory = Self(
        "H0208",
        .references,
        ko: "과거 봉을 얻을 곳이 없음",
        en: "No history"
    )

    /// Something is defined and no pipeline uses it.
    public static let unusedDefinition = Self(
        "W0210",
        .references,
        ko: "쓰이지 않는 정의",
        en: "An unused definition"
    )

    /// Names, and what flows between parts: stage 4.
    static let referenceCodes: [DiagnosticCode] = [
        .unknownPlugin, .undefinedName, .nameIsPlugin, .missingID, .missingEvents, .noOrderSink, .unknownField,
        .missingHistory, .unusedDefinition,
    ]
}
