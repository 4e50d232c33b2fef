import Engine
import Foundation
import PluginAPI
import Synchronization

/// Raises an alert on every trade at or below a price.
struct BelowRule: Rule {
    struct Settings: PluginSettings {
        @Setting("The price.") var price = Price(100)
    }

    struct State: Codable, Sendable {
        var raised = 0
    }

    static let summary: LocalizedText = "Raises an alert at or below a price."
    static let consumes: EventKinds = .trades
    static let alerts = [
        AlertKind(
            "below",
            fields: [
                AlertKind.Field("price", .price, "The price."),
                AlertKind.Field("count", .integer, "How many there were."),
            ],
            message: LocalizedText(ko: "{name} {price} ({count}번째)", en: "{name} {price} (no. {count})")
        )
    ]

    var state = State()
    private let limit: Price

    init(settings: Settings) { limit = settings.price }

    mutating func receive(_ trades: Span<Trade>, _ signals: inout Signals) {
        for index in trades.indices where trades[index].price <= limit {
            state.raised += 1
            let price = FieldValue.price(trades[index].price, .krw)
            signals.raise(Self.alerts[0], on: trades[index], price, .integer(Int64(state.raised)))
        }
    }
}

/// Lets only every second signal pass, and only after it has seen a trade.
struct EverySecondRule: Rule {
    struct Settings: PluginSettings {}

    static let summary: LocalizedText = "Lets every second signal pass."
    static let consumes: EventKinds = .trades
    static let isFilter = true

    private var seen = 0
    private var trades = 0

    init(settings: Settings) {}

    mutating func receive(_ trades: Span<Trade>, _ signals: inout Signals) { self.trades += trades.count }

    mutating func filter(_ signal: Signal) -> Verdict {
        seen += 1
        return seen.isMultiple(of: 2) ? .pass : .drop(reason: "number \(seen) after \(trades) trades")
    }
}

/// Raises an alert on every closed bar.
struct BarEchoRule: Rule {
    struct Settings: PluginSettings {
        @Setting("The length of a bar.") var interval = BarInterval.minutes(1)
    }

    static let summary: LocalizedText = "Raises an alert on every closed bar."
    static let consumes: EventKinds = .bars
    static let alerts = [
        AlertKind("bar", fields: [AlertKind.Field("bar", .text, "The bar.")], message: "{bar}")
    ]

    let needs: RuleNeeds

    init(settings: Settings) { needs = RuleNeeds(bars: [RuleNeeds.Bars(settings.interval, .count(1))]) }

    mutating func receive(_ event: Event, _ signals: inout Signals) {
        guard case .bar(let bar) = event.payload else { return }
        let text = "\(bar.symbol) \(bar.open) \(bar.high) \(bar.low) \(bar.close) x\(bar.volume)"
        signals.raise(Alert(Self.alerts[0], about: bar.symbol, [.text(text)]), on: event.header)
    }
}

/// Asks for a timer a while after each trade and raises an alert when it comes.
struct AlarmRule: Rule {
    struct Settings: PluginSettings {
        @Setting("How long after a trade.") var after = Duration.seconds(10)
    }

    static let summary: LocalizedText = "Raises an alert a while after each trade."
    static let consumes: EventKinds = .trades
    static let usesTimers = true
    static let alerts = [
        AlertKind("alarm", fields: [AlertKind.Field("name", .text, "The timer.")], message: "{name}")
    ]

    private let pause: Duration

    init(settings: Settings) { pause = settings.after }

    mutating func receive(_ trades: Span<Trade>, _ signals: inout Signals) {
        for index in trades.indices {
            let header = trades[index].header
            signals.wake(at: header.receivedAt + pause, name: "after \(header.sequence)")
        }
    }

    mutating func receive(_ event: Event, _ signals: inout Signals) {
        guard case .timer(let timer) = event.payload else { return }
        signals.raise(Alert(Self.alerts[0], about: nil, [.text(timer.name)]), on: event.header)
    }
}

/// Sends the trades of its settings, each `TIME PRICE` or `TIME PRICE SYMBOL`, then ends, fails or goes on for ever.
struct ScriptedSource: Source {
    enum End: String, CaseIterable, SettingValue {
        case stop, fail, wait
    }

    struct Settings: PluginSettings {
        @Setting("The trades.") var trades: [String] = []
        @Setting("What comes after them.") var end = End.stop
    }

    static let name = "scripted"
    static let summary: LocalizedText = "Sends the trades of its settings."
    static let produces: EventKinds = .trades

    private let settings: Settings

    init(settings: Settings) { self.settings = settings }

    func run(_ feed: any Feed) async throws {
        var trades = settings.trades.compactMap { text -> Trade? in
            let words = text.split(separator: " ")
            guard let price = Price(decimal: words[1]), let symbol = Symbol(words.count > 2 ? words[2] : "005930"),
                let slot = feed.symbols.slot(for: symbol)
            else { return nil }
            return Trade(
                Moments.header(String(words[0])),
                symbol: symbol,
                slot: slot,
                venue: .krx,
                price: price,
                quantity: .zero
            )
        }
        try feed.send(&trades)
        switch settings.end {
        case .stop: return
        case .fail: throw SourceError("the script says so")
        case .wait: while true { try await Task.sleep(for: .seconds(3_600)) }
        }
    }
}

/// The same as a recording: it brings its own time.
struct TapeSource: RecordedSource {
    typealias Settings = ScriptedSource.Settings

    static let name = "tape"
    static let summary: LocalizedText = "Replays the trades of its settings."
    static let produces: EventKinds = .trades

    private let script: ScriptedSource
    private let first: String

    init(settings: Settings) {
        script = ScriptedSource(settings: settings)
        first = settings.trades.first.map { String($0.prefix { $0 != " " }) } ?? "09:00"
    }

    var symbols: SymbolScope { .any }

    func origin(in directory: String) throws(SourceError) -> Timestamp { Moments.at(first) }

    func run(_ feed: any Feed) async throws { try await script.run(feed) }
}

/// Fires at fixed times.
struct ClockworkSource: TimetableSource {
    struct Settings: PluginSettings {
        @Setting("The times.") var at: [TimeOfDay]
    }

    static let name = "clockwork"
    static let summary: LocalizedText = "Fires at fixed times."

    private let times: [TimeOfDay]

    init(settings: Settings) { times = settings.at.sorted() }

    func next(after moment: Timestamp, in calendars: Calendars) -> PluginAPI.Timer? {
        let due = times.map { MarketTimeZone.korea.timestamp(of: Moments.friday, at: $0) }.first { $0 > moment }
        return due.map { PluginAPI.Timer(name: "clockwork", due: $0) }
    }
}

/// Raises an alert on every timer of a schedule.
struct TickRule: Rule {
    struct Settings: PluginSettings {}

    static let summary: LocalizedText = "Raises an alert on every timer."
    static let consumes: EventKinds = .timers
    static let alerts = [AlertKind("tick", fields: [], message: "{time}")]

    init(settings: Settings) {}

    mutating func receive(_ event: Event, _ signals: inout Signals) {
        signals.raise(Alert(Self.alerts[0], about: nil, []), on: event.header)
    }
}

/// Raises an alert on every part that fails.
struct WatchdogRule: Rule {
    struct Settings: PluginSettings {}

    static let summary: LocalizedText = "Raises an alert on every part that fails."
    static let consumes: EventKinds = .statuses
    static let alerts = [
        AlertKind("failed", fields: [AlertKind.Field("part", .text, "The part and why.")], message: "{part}")
    ]

    init(settings: Settings) {}

    mutating func receive(_ event: Event, _ signals: inout Signals) {
        guard case .status(let status) = event.payload, status.state == .failed else { return }
        let text = "\(status.component): \(status.reason ?? "")"
        signals.raise(Alert(Self.alerts[0], about: nil, [.text(text)]), on: event.header)
    }
}

/// Cannot do without past bars.
struct HistorianRule: Rule {
    struct Settings: PluginSettings {}

    static let summary: LocalizedText = "Needs past bars."
    static let consumes: EventKinds = [.trades, .history]

    init(settings: Settings) {}
}

/// Keeps what it is given where a test can read it, by the name in its settings.
final class CollectSink: Sink {
    struct Settings: PluginSettings {
        @Setting("Where to keep it.") var into: String
        @Setting("The types of event to keep.") var events: [String] = []
    }

    static let name = "collect"
    static let summary: LocalizedText = "Keeps what it is given."
    static let accepts: SinkInputs = [.alerts, .events]
    static let durability = DeliveryDurability.direct

    private static let kept = Mutex<[String: [String]]>([:])

    let events: EventKinds
    private let place: String

    init(settings: Settings) {
        place = settings.into
        events = EventKinds.names.filter { settings.events.contains($0.name) }.reduce(into: []) {
            $0.formUnion($1.kind)
        }
    }

    /// What was kept under a name.
    static func texts(_ place: String) -> [String] { kept.withLock { $0[place] ?? [] } }

    func open(_ context: SinkContext) async throws(SinkError) {}

    func deliver(_ items: [Delivery]) async -> [DeliveryOutcome] {
        for item in items {
            let text =
                switch item.content {
                case .alert(_, let text): text
                case .event(let event): event.kind.names.joined()
                case .order(let intent): "\(intent.side.name) \(intent.symbol)"
                case .digest(let digest): digest.text
                case .image(let image): image.caption
                }
            Self.kept.withLock { $0[place, default: []].append(text) }
        }
        return items.map { _ in .delivered }
    }

    func close() async {}
}

let testCatalog = PluginCatalog([
    BelowRule.self, StopRule.self, StuckRule.self, SpinningRule.self, RestlessRule.self, StubbornSink.self,
    EverySecondRule.self, BarEchoRule.self,
    AlarmRule.self, TickRule.self, WatchdogRule.self,
    HistorianRule.self, ScriptedSource.self, BarBroker.self, BrokerTicksSource.self, DeskAccountBroker.self,
    DeskFillsSource.self, FillEchoRule.self, LookBackRule.self, HoldingsSource.self, LookAtHoldingsRule.self,
    TapeSource.self, ClockworkSource.self, LiveTradesSource.self, SpreadRule.self, CollectSink.self, HangingSink.self,
    BoardSink.self, ServiceSink.self,
])
