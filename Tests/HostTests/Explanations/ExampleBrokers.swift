import PluginAPI
import Synchronization

/// A broker that holds two registrations and allows a call a second.
struct DeskBroker: Broker {
    struct Settings: PluginSettings {
        @Setting(LocalizedText(ko: "모드", en: "Where orders go.")) var mode = "paper"
        @Setting(LocalizedText(ko: "한도", en: "The limits of orders.")) var limits = OrderLimits()
        @Setting(LocalizedText(ko: "등록 한도", en: "The most registrations.")) var registrations = 2
        @Setting(LocalizedText(ko: "초당 호출", en: "The most calls a second.")) var pace = 1
    }

    static let summary = LocalizedText(ko: "증권사입니다.", en: "A broker.")
    static let markets: Set<Market> = [.krx]

    private let settings: Settings

    init(settings: Settings) { self.settings = settings }

    var mode: BrokerMode? { BrokerMode(rawValue: settings.mode) }

    var terms: BrokerTerms {
        BrokerTerms(
            account: "12••••78-01",
            registrations: settings.registrations,
            pace: CallRate(settings.pace, per: .seconds(1)),
            limits: settings.limits
        )
    }

    var networkEnds: [NetworkEnd] {
        [NetworkEnd("desk.example", isEncrypted: true), NetworkEnd("ticks.example:21000", isEncrypted: false)]
    }

    func run(_ session: any BrokerSession) async throws {}
    func bars(_ request: BarRequest) async throws(BrokerError) -> [Bar] { [] }
    func instruments(_ symbols: [Symbol]) async throws(BrokerError) -> [Instrument] { [] }
    func account(since day: CivilDate) async throws(BrokerError) -> AccountSnapshot {
        throw .never(reason: "no account")
    }
    func place(_ order: OrderRequest) async -> OrderAnswer { .rejected(code: "0", reason: "none") }
    func modify(_ order: Order, to request: OrderRequest) async -> OrderAnswer { .rejected(code: "0", reason: "none") }
    func cancel(_ order: Order) async -> OrderAnswer { .rejected(code: "0", reason: "none") }
}

/// Trades of a desk's live connection.
struct DeskTicksSource: Source {
    struct Settings: PluginSettings {
        @Setting(LocalizedText(ko: "증권사", en: "The broker.")) var broker: BrokerReference
        @Setting(LocalizedText(ko: "종목", en: "The symbols.")) var trades: [Symbol]
        @Setting(LocalizedText(ko: "넘칠 때", en: "What does not fit.")) var overflow = BrokerUse.Overflow.poll
    }

    static let summary = LocalizedText(ko: "체결을 줍니다.", en: "Gives trades.")
    static let produces: EventKinds = .trades

    private let settings: Settings

    init(settings: Settings) { self.settings = settings }

    var symbols: SymbolScope { .some(settings.trades) }

    var brokerUse: BrokerUse? {
        let wanted = settings.trades.map { Registration("trades", $0) }
        return BrokerUse(
            settings.broker,
            at: settings.$broker.span,
            registrations: wanted,
            pollCalls: Dictionary(wanted.map { ($0, 1) }, uniquingKeysWith: { first, _ in first }),
            overflow: settings.overflow
        )
    }

    func run(_ feed: any Feed) async throws {}
}

/// Orders at a desk.
struct DeskOrderSink: Sink {
    struct Settings: PluginSettings {
        @Setting(LocalizedText(ko: "증권사", en: "The broker.")) var broker: BrokerReference
    }

    static let summary = LocalizedText(ko: "주문합니다.", en: "Orders.")
    static let accepts: SinkInputs = .orders
    static let durability = DeliveryDurability.direct

    private let settings: Settings

    init(settings: Settings) { self.settings = settings }

    var brokerUse: BrokerUse? { BrokerUse(settings.broker, at: settings.$broker.span) }

    func open(_ context: SinkContext) async throws(SinkError) {}
    func deliver(_ items: [Delivery]) async -> [DeliveryOutcome] { items.map { _ in .delivered } }
    func close() async {}
}

/// A room that says when asked whether it is open, or never answers; it counts who asked.
struct ChatRoomSink: Sink, LiveCheckable {
    enum Room: String, CaseIterable, SettingValue {
        case open, closed, silent, stubborn
    }

    struct Settings: PluginSettings {
        @Setting(LocalizedText(ko: "방", en: "The room.")) var room = Room.open
        @Setting(LocalizedText(ko: "이름", en: "A name to count by.")) var name = "room"
        @Setting(LocalizedText(ko: "토큰", en: "The token.")) var token: Secret?
    }

    static let summary = LocalizedText(ko: "방에 보냅니다.", en: "Sends to a room.")
    static let durability = DeliveryDurability.direct

    private static let calls = Mutex<[String: Int]>([:])

    private let settings: Settings

    init(settings: Settings) { self.settings = settings }

    /// How often rooms of a name were asked.
    static func calls(_ name: String) -> Int { calls.withLock { $0[name] ?? 0 } }

    var networkEnds: [NetworkEnd] { [NetworkEnd("chat.example", isEncrypted: true)] }

    func check(_ check: LiveCheck) async -> [LiveFinding] {
        Self.calls.withLock { $0[settings.name, default: 0] += 1 }
        switch settings.room {
        case .open: return []
        case .closed:
            return [LiveFinding(LocalizedText(ko: "방이 닫혀 있습니다.", en: "the room is closed"), at: settings.$room.span)]
        case .silent:
            try? await Task.sleep(for: .seconds(3_600))
            return []
        case .stubborn:
            // Not even being cancelled ends it.
            await withCheckedContinuation { continuation in
                Self.held.withLock { $0.append(continuation) }
            }
            return []
        }
    }

    private static let held = Mutex<[CheckedContinuation<Void, Never>]>([])

    func open(_ context: SinkContext) async throws(SinkError) {}
    func deliver(_ items: [Delivery]) async -> [DeliveryOutcome] { items.map { _ in .delivered } }
    func close() async {}
}

/// A rule that guards what is held.
struct StopLossRule: Rule {
    struct Settings: PluginSettings {
        @Setting(LocalizedText(ko: "손절 폭", en: "How far the price may fall.")) var stop = Percent(3)
    }

    static let summary = LocalizedText(ko: "손절합니다.", en: "Stops losses.")
    static let consumes: EventKinds = .trades
    static let ordersAreRaised = true
    static let isProtective = true

    init(settings: Settings) {}
}
