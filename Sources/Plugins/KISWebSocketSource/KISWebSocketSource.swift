import KIS
import PluginAPI

/// Live data of Korea Investment & Securities: trades, order books, and what becomes of the account's own orders.
struct KISWebSocketSource: AdjustableSource {
    struct Settings: PluginSettings {
        @Setting(LocalizedText(ko: "`brokers:`에 정의한 KIS 계좌", en: "The KIS account, as defined under 'brokers:'."))
        var broker: BrokerReference

        @Setting(LocalizedText(ko: "체결가를 받을 종목", en: "The instruments whose trades are wanted."))
        var trades: [Symbol] = []

        @Setting(LocalizedText(ko: "호가를 받을 종목", en: "The instruments whose order books are wanted."))
        var quotes: [Symbol] = []

        @Setting(
            LocalizedText(
                ko: "내 주문의 접수·체결·취소를 받을지",
                en: "Whether what becomes of the account's own orders is wanted."
            )
        )
        var executions = false

        @Setting(
            LocalizedText(
                ko: "국내 시세의 시장: `krx`, `nxt`, `combined`(통합)",
                en: "Where Korean data comes from: krx, nxt, or both combined."
            )
        )
        var venue = KoreanVenue.krx

        @Setting(
            LocalizedText(
                ko: "등록 한도를 넘는 종목: `poll`(조회로 대신), `error`(오류)",
                en: "What becomes of instruments beyond the limit of registrations: poll or error."
            )
        )
        var overflow = BrokerUse.Overflow.poll

        func validate(_ report: inout SettingReport) {
            guard trades.isEmpty, quotes.isEmpty, !executions else { return }
            report.error(
                LocalizedText(
                    ko: "받을 것이 없습니다. `trades`, `quotes`, `executions` 가운데 하나를 쓰세요.",
                    en: "nothing is asked for; write 'trades', 'quotes' or 'executions'"
                )
            )
        }
    }

    /// Where Korean data comes from.
    enum KoreanVenue: String, CaseIterable, SettingValue {
        case krx, nxt, combined

        var venue: Venue {
            switch self {
            case .krx: .krx
            case .nxt: .nxt
            case .combined: .combined
            }
        }
    }

    static let name = "kis-ws"
    static let summary = LocalizedText(
        ko: "한국투자증권의 실시간 체결가, 호가, 내 주문의 체결을 받습니다.",
        en: "Gets trades, order books and the account's own fills live from Korea Investment & Securities."
    )
    static let produces: EventKinds = [.trades, .quotes, .executions]

    private let settings: Settings
    private let lists: SymbolLists

    init(settings: Settings) {
        self.settings = settings
        lists = SymbolLists(["trades": settings.trades, "quotes": settings.quotes])
    }

    func add(_ symbol: Symbol, to list: String) { lists.add(symbol, to: list) }

    func remove(_ symbol: Symbol, from list: String) { lists.remove(symbol, from: list) }

    private var trades: [Symbol] { lists["trades"] }
    private var quotes: [Symbol] { lists["quotes"] }

    var produces: EventKinds {
        var kinds: EventKinds = []
        if !settings.trades.isEmpty { kinds.insert(.trades) }
        if !settings.quotes.isEmpty { kinds.insert(.quotes) }
        if settings.executions { kinds.insert(.executions) }
        return kinds
    }

    var symbols: SymbolScope { .some(trades + quotes) }

    func scope(of kinds: EventKinds) -> SymbolScope {
        .some((kinds.contains(.trades) ? trades : []) + (kinds.contains(.quotes) ? quotes : []))
    }

    var brokerUse: BrokerUse? {
        let registrations = ownFills + market
        return BrokerUse(
            settings.broker,
            at: settings.$broker.span,
            registrations: registrations,
            // Order books of the US cannot be asked for.
            pollCalls: registrations.reduce(into: [:]) { costs, registration in
                if registration.channel != KISChannel.usBook.rawValue { costs[registration] = 1 }
            },
            overflow: settings.overflow
        )
    }

    /// The account's own orders, those of the US where its instruments are asked for.
    private var ownFills: [Registration] {
        guard settings.executions else { return [] }
        let hasUS = (trades + quotes).contains { $0.market != .krx }
        return [.ownFills] + (hasUS ? [.ownUSFills] : [])
    }

    private var market: [Registration] {
        let venue = settings.venue.venue
        return trades.map { KISRegistration.trades($0, at: venue).general($0) }
            + quotes.map { KISRegistration.book($0, at: venue).general($0) }
    }

    func run(_ feed: any Feed) async throws {
        guard let broker = feed.broker(named: settings.broker.name, as: KISBroker.self) else {
            throw SourceError(Self.otherBroker(settings.broker.name), at: settings.$broker.span)
        }
        let line = try await broker.line()
        // What comes is brought by the thread that reads the connection; own fills by way of the account's book.
        try await line.switchboard.serve(feed, lists, at: settings.venue.venue)
    }

    static func otherBroker(_ name: String) -> LocalizedText {
        LocalizedText(
            ko: "\("`\(name)`", .topic) KIS 계좌가 아닙니다",
            en: "'\(name)' is no account at KIS"
        )
    }
}

extension Registration {
    /// The account's own orders of Korean shares.
    static let ownFills = Registration(KISChannel.ownFills.rawValue)

    /// The account's own orders of US shares.
    static let ownUSFills = Registration(KISChannel.ownUSFills.rawValue)
}
