extension DiagnosticCode {
    /// A symbol has not the form of its market.
    public static let symbolForm = Self(
        "H0301",
        .meaning,
        ko: "종목코드의 형식이 다름",
        en: "The wrong form of symbol"
    )

    /// No order can have the price.
    public static let offTick = Self(
        "H0302",
        .meaning,
        ko: "호가 단위에 맞지 않는 가격",
        en: "A price off the tick"
    )

    /// A smaller limit makes a larger one meaningless.
    public static let unreachableLimit = Self(
        "H0303",
        .meaning,
        ko: "닿을 수 없는 한도",
        en: "A limit that cannot be reached"
    )

    /// Mode and address belong to different servers.
    public static let mixedModes = Self(
        "H0304",
        .meaning,
        ko: "실전과 모의가 섞임",
        en: "Real and paper are mixed"
    )

    /// The broker's limits cannot hold what is asked for.
    public static let callBudget = Self(
        "H0305",
        .meaning,
        ko: "호출 한도를 넘음",
        en: "Over the call budget"
    )

    /// No session of that name is known.
    public static let unknownSession = Self(
        "H0306",
        .meaning,
        ko: "없는 거래 시간",
        en: "An unknown session"
    )

    /// The broker does not serve the market of a symbol.
    public static let marketMismatch = Self(
        "H0307",
        .meaning,
        ko: "시장이 맞지 않음",
        en: "The wrong market"
    )

    /// A pipeline that replays may order only where no money is.
    public static let replayMayNotOrder = Self(
        "H0308",
        .meaning,
        ko: "재생으로는 주문할 수 없음",
        en: "A replay may not order"
    )

    /// In real mode only the official or a loopback address is accepted.
    public static let addressNotAllowed = Self(
        "H0309",
        .meaning,
        ko: "쓸 수 없는 주소",
        en: "An address that is not allowed"
    )

    /// A rule buys and nothing would ever stop a loss.
    public static let noProtection = Self(
        "W0310",
        .meaning,
        ko: "보호 장치가 없음",
        en: "Nothing protects the account"
    )

    /// A file that a setting names cannot be used.
    public static let unusableFile = Self(
        "H0311",
        .meaning,
        ko: "쓸 수 없는 파일",
        en: "An unusable file"
    )

    /// Parts that follow different clocks cannot be together.
    public static let mixedTimelines = Self(
        "H0312",
        .meaning,
        ko: "시각이 서로 다른 것의 혼용",
        en: "Times that do not go together"
    )

    /// The calendar of a market grows old.
    public static let calendarExpires = Self(
        "W0313",
        .meaning,
        ko: "거래일 자료의 기한",
        en: "A calendar that expires"
    )

    /// Two sources want what only one can have.
    public static let claimedTwice = Self(
        "H0314",
        .meaning,
        ko: "하나만 쓸 수 있는 것을 둘이 씀",
        en: "Two want what one can have"
    )

    /// What the values amount to: stage 5.
    static let meaningCodes: [DiagnosticCode] = [
        .symbolForm, .offTick, .unreachableLimit, .mixedModes, .callBudget, .unknownSession, .marketMismatch,
        .replayMayNotOrder, .addressNotAllowed, .noProtection, .unusableFile, .mixedTimelines,
        .calendarExpires, .claimedTwice,
    ]
}
