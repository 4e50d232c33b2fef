import PluginAPI

/// What one of the broker's codes means for whoever asked.
///
/// Codes are shared between reasons, so that some are told apart by a word of the broker's sentence.
struct KISCode {
    let reaction: KISFault.Reaction
    let advice: LocalizedText?

    /// There are no rows.
    static let nothingFound = "KIOK0560"

    private init(_ reaction: KISFault.Reaction, ko: String? = nil, en: String? = nil) {
        self.reaction = reaction
        if let ko, let en { advice = LocalizedText(ko: ko, en: en) } else { advice = nil }
    }

    /// Finds a code; nothing for one that the table does not have.
    static func find(_ code: String, _ words: String) -> KISCode? {
        if words.contains("호가단위") { return offTick }
        return table[code]
    }

    private static let throttled = KISCode(.notProcessed(after: KISUnconfirmed.throttlePause))

    private static let offTick = KISCode(
        .never,
        ko: "가격이 호가 단위에 맞지 않습니다",
        en: "The price is off the tick"
    )

    private static let unsettled = KISCode(
        .unknown,
        ko: "주문이었다면 들어갔는지 체결 내역으로 확인합니다",
        en: "If it was an order, the list of fills will tell whether it got through"
    )

    private static let wrongKey = KISCode(
        .never,
        ko: "`app_key`와 `app_secret`, 그리고 실전·모의 중 어느 쪽 키인지 확인하세요",
        en: "Check 'app_key' and 'app_secret', and whether they are for real or for paper trading"
    )

    private static let notOnPaper = KISCode(
        .never,
        ko: "모의투자 서버에 없는 기능이거나 실전 키와 모의 키가 바뀌었습니다",
        en: "The paper servers do not offer this, or keys for real and for paper trading are mixed up"
    )

    private static let wrongAccount = KISCode(
        .never,
        ko: "`account`가 이 앱 키를 발급받은 계좌인지 확인하세요",
        en: "Check that 'account' is the account that the app key was issued for"
    )

    private static let closed = KISCode(.never, ko: "장이 열렸을 때 주문하세요", en: "Order while the market is open")
    private static let money = KISCode(
        .never,
        ko: "주문 가능 금액을 확인하세요",
        en: "Look at how much can be ordered"
    )
    private static let shares = KISCode(
        .never,
        ko: "팔 수 있는 수량을 확인하세요",
        en: "Look at how many shares can be sold"
    )
    private static let finished = KISCode(
        .never,
        ko: "이미 체결되었거나 취소된 주문입니다",
        en: "The order has been filled or cancelled already"
    )
    private static let kindOfOrder = KISCode(
        .never,
        ko: "이 시장과 시간에 쓸 수 없는 주문 방식입니다",
        en: "Orders of this kind are not taken here or now"
    )

    private static let mistake = KISCode(
        .never,
        ko: "이 프로그램의 잘못일 수 있습니다. 알려 주세요",
        en: "This may be a mistake of this program; please report it"
    )

    private static let table: [String: KISCode] = [
        "EGW00201": throttled,
        "EGW00215": throttled,
        "EGW00123": KISCode(.renewToken),
        "EGW00121": KISCode(.renewToken),
        "EGW00133": KISCode(
            .notProcessed(after: .seconds(60)),
            ko: "접근 토큰은 1분에 한 번만 받을 수 있어 기다립니다",
            en: "A token is issued once a minute at most, so this waits"
        ),
        "EGW00103": wrongKey, "EGW00105": wrongKey,
        "EGW00131": mistake, "EGW00132": mistake,
        "EGW00202": unsettled, "EGW00301": unsettled, "EGW00302": unsettled,
        "EGW00205": notOnPaper, "EGW00213": notOnPaper, "EGW02006": notOnPaper, "OPSQ0002": notOnPaper,
        "EGW00206": KISCode(
            .never,
            ko: "KIS Developers에서 이 앱 키의 권한을 확인하세요",
            en: "Check the rights of the app key at KIS Developers"
        ),
        "OPSQ2000": wrongAccount, "APAC0081": wrongAccount,
        "OPSQ2001": mistake,
        "MCA05918": KISCode(.never, ko: "종목 코드를 확인하세요", en: "Check the symbol"),
        "APBK0656": KISCode(.never, ko: "종목 코드를 확인하세요", en: "Check the symbol"),
        "APBK0919": closed, "APBK0918": closed, "APBK1664": closed,
        "40100000": closed, "40570000": closed, "40580000": closed,
        "APBK0952": money, "40250000": money,
        "APBK0400": shares, "APBK1234": shares, "40240000": shares,
        "APBK0963": kindOfOrder, "APBK1943": kindOfOrder, "APBK3013": kindOfOrder,
        "APBK0927": finished, "40330000": finished,
        "APBK0344": KISCode(
            .never,
            ko: "주문이 없거나 다른 거래소로 보낸 주문입니다",
            en: "There is no such order, or it was sent to another exchange"
        ),
        "APBK0066": KISCode(.never, ko: "거래가 정지된 종목일 수 있습니다", en: "Trading in it may be halted"),
        "40070000": KISCode(.never, ko: "모의투자에서 거래할 수 없는 종목입니다", en: "It cannot be traded on paper"),
        "40030000": offTick,
    ]
}
