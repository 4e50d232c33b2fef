import PluginAPI

/// An account with keys and limits.
struct KISBroker: Broker {
    enum Mode: String, CaseIterable, SettingValue {
        case real, paper, simulated
    }

    struct Limits: PluginSettings {
        @Setting(LocalizedText(ko: "하루 주문 횟수", en: "How many orders a day."), in: 1...1_000) var ordersPerDay: Int?
        @Setting(LocalizedText(ko: "주문 하나의 금액", en: "The amount of one order.")) var notionalPerOrder: Money?
        @Setting(LocalizedText(ko: "하루 손실 한도", en: "The loss of a day at which it stops.")) var dailyLoss: Percent?
    }

    struct Settings: PluginSettings {
        @Setting(LocalizedText(ko: "실전, 모의, 시뮬레이터", en: "The market, practice or the simulator.")) var mode: Mode
        @Setting(LocalizedText(ko: "앱 키", en: "The app key.")) var appKey: Secret
        @Setting(LocalizedText(ko: "앱 시크릿", en: "The app secret.")) var appSecret: Secret
        @Setting(LocalizedText(ko: "계좌번호", en: "The account number.")) var account: String
        @Setting(LocalizedText(ko: "주문 한도", en: "The limits of orders.")) var limits: Limits?
    }

    static let name = "kis"
    static let summary = LocalizedText(ko: "한국투자증권 계좌입니다.", en: "An account at Korea Investment & Securities.")
    static let markets: Set<Market> = [.krx]

    let mode: BrokerMode?

    init(settings: Settings) { mode = BrokerMode(rawValue: settings.mode.rawValue) }

    func run(_ session: any BrokerSession) async throws {}
    func bars(_ request: BarRequest) async throws(BrokerError) -> [Bar] { [] }
    func instruments(_ symbols: [Symbol]) async throws(BrokerError) -> [Instrument] { [] }

    func account(since day: CivilDate) async throws(BrokerError) -> AccountSnapshot {
        throw .never(reason: "this account is only written about")
    }

    func place(_ order: OrderRequest) async -> OrderAnswer { Self.refusal }
    func modify(_ order: Order, to request: OrderRequest) async -> OrderAnswer { Self.refusal }
    func cancel(_ order: Order) async -> OrderAnswer { Self.refusal }

    private static let refusal = OrderAnswer.notProcessed(after: nil, reason: "this account is only written about")
}
