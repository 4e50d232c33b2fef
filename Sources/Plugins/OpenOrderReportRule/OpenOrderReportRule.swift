import PluginAPI

/// Raises a report of the account's orders that are not finished, those reserved for a later session apart.
struct OpenOrderReportRule: Rule {
    struct Settings: PluginSettings {
        @Setting(
            LocalizedText(
                ko: "이 이름의 타이머 뒤에 오는 첫 미체결 목록만 보고. 없으면 목록이 올 때마다",
                en: "Report only the first list after a timer of this name; without it, every one."
            )
        )
        var on: String?

        @Setting(LocalizedText(ko: "미체결 주문이 없어도 보고", en: "Whether it is reported too that there is no open order."))
        var empty = false
    }

    /// Whether a report is due.
    struct State: Codable, Sendable {
        var isDue = false
    }

    static let summary = LocalizedText(
        ko: "미체결 주문과 예약 주문을 보고합니다.",
        en: "Reports the orders that are not finished, and those reserved for a later session."
    )
    static let consumes: EventKinds = [.openOrders, .timers]
    static let alerts = [report, nothingOpen]

    let settings: Settings
    var state = State()
    var instruments: [Symbol: Instrument] = [:]

    init(settings: Settings) { self.settings = settings }

    var requires: EventKinds { settings.on == nil ? .openOrders : [.openOrders, .timers] }

    mutating func prepare(_ context: RuleContext) { instruments = context.instruments }

    mutating func receive(_ event: Event, _ signals: inout Signals) {
        switch event.payload {
        case .timer(let timer) where timer.name == settings.on: state.isDue = true
        case .openOrders(let open) where settings.on == nil || state.isDue:
            state.isDue = false
            if !open.orders.isEmpty {
                signals.raise(report(open), on: event.header)
            } else if settings.empty {
                signals.raise(Self.nothingOpen(open), on: event.header)
            }
        default: break
        }
    }
}
