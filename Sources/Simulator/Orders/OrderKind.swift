/// A kind of domestic order by the broker's two-digit code.
struct OrderKind: Sendable, Hashable {
    let code: String
    let name: String
    let pricing: OrderPricing
    let condition: OrderCondition
    private let venues: Set<OrderRouting>
    /// The one session that takes it; nil for the ordinary ones.
    let session: Session?

    enum Session: Sendable {
        case preMarket
        case beforeOpening
        case afterClose
        case afterMarket
    }

    init?(code: String) {
        guard let kind = Self.all[code] else { return nil }
        self = kind
    }

    /// Whether the request has to carry a price.
    var takesPrice: Bool {
        switch pricing {
        case .limit, .conditional, .stop: true
        case .market, .best, .priority, .midPrice, .previousClose, .close, .open: false
        }
    }

    /// Whether the broker's own practice servers know it.
    var isKnownOnPaper: Bool { ["00", "01", "02", "03", "04"].contains(code) }

    func isAllowed(on routing: OrderRouting) -> Bool { venues.contains(routing) }

    private init(
        _ code: String,
        _ name: String,
        _ pricing: OrderPricing,
        _ condition: OrderCondition = .none,
        on venues: Set<OrderRouting> = [.krx, .nxt, .smart],
        in session: Session? = nil
    ) {
        self.code = code
        self.name = name
        self.pricing = pricing
        self.condition = condition
        self.venues = venues
        self.session = session
    }

    private static let all = Dictionary(uniqueKeysWithValues: kinds.map { ($0.code, $0) })

    private static let kinds: [OrderKind] = [
        OrderKind("00", "지정가", .limit),
        OrderKind("01", "시장가", .market, on: [.krx, .smart]),
        OrderKind("02", "조건부지정가", .conditional, on: [.krx]),
        OrderKind("03", "최유리지정가", .best),
        OrderKind("04", "최우선지정가", .priority),
        OrderKind("05", "장전시간외", .previousClose, on: [.krx], in: .beforeOpening),
        OrderKind("06", "장후시간외", .close, on: [.krx], in: .afterClose),
        OrderKind("11", "IOC지정가", .limit, .immediateOrCancel),
        OrderKind("12", "FOK지정가", .limit, .fillOrKill),
        OrderKind("13", "IOC시장가", .market, .immediateOrCancel),
        OrderKind("14", "FOK시장가", .market, .fillOrKill),
        OrderKind("15", "IOC최유리", .best, .immediateOrCancel),
        OrderKind("16", "FOK최유리", .best, .fillOrKill),
        OrderKind("21", "중간가", .midPrice, on: [.krx, .nxt]),
        OrderKind("22", "스톱지정가", .stop, on: [.krx, .nxt]),
        OrderKind("23", "중간가IOC", .midPrice, .immediateOrCancel, on: [.krx, .nxt]),
        OrderKind("24", "중간가FOK", .midPrice, .fillOrKill, on: [.krx, .nxt]),
        OrderKind("27", "프리마켓지정가", .limit, on: [.nxt], in: .preMarket),
        OrderKind("28", "프리마켓최유리", .best, on: [.nxt], in: .preMarket),
        OrderKind("29", "프리마켓최우선", .priority, on: [.nxt], in: .preMarket),
        OrderKind("41", "애프터마켓지정가", .limit, on: [.krx], in: .afterMarket),
        OrderKind("42", "애프터마켓지정가IOC", .limit, .immediateOrCancel, on: [.krx], in: .afterMarket),
        OrderKind("43", "애프터마켓지정가FOK", .limit, .fillOrKill, on: [.krx], in: .afterMarket),
        OrderKind("44", "애프터마켓최유리", .best, on: [.krx], in: .afterMarket),
        OrderKind("45", "애프터마켓최유리IOC", .best, .immediateOrCancel, on: [.krx], in: .afterMarket),
        OrderKind("46", "애프터마켓최유리FOK", .best, .fillOrKill, on: [.krx], in: .afterMarket),
        OrderKind("47", "애프터마켓최우선", .priority, on: [.krx], in: .afterMarket),
    ]
}
