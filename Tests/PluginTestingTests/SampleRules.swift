import PluginAPI
import PluginTesting

/// The one kind of alert the sample rules raise.
let sampleAlert = AlertKind(
    "sample",
    fields: [AlertKind.Field("count", .integer, LocalizedText(ko: "개수", en: "A count."))],
    message: "{name} {count}"
)

/// What the sample rules are alike in.
protocol SampleRule: Rule where Settings == NoSettings {}

struct NoSettings: PluginSettings {}

extension SampleRule {
    static var summary: LocalizedText { LocalizedText(ko: "견본", en: "A sample.") }
    static var consumes: EventKinds { .trades }
    static var alerts: [AlertKind] { [sampleAlert] }
}

/// Raises an alert on every third trade of an instrument, and keeps every promise.
struct CountingRule: SampleRule {
    struct State: Codable, Sendable {
        var counts: [Symbol: Int] = [:]
    }

    var state = State()

    init(settings: NoSettings) {}

    mutating func receive(_ trades: Span<Trade>, _ signals: inout Signals) {
        for index in trades.indices {
            let trade = trades[index]
            let count = state.counts[trade.symbol, default: 0] + 1
            state.counts[trade.symbol] = count
            if count.isMultiple(of: 3) { signals.raise(sampleAlert, on: trade, .integer(Int64(count))) }
        }
    }
}

/// Looks at nothing but the last trade of each batch.
struct HastyRule: SampleRule {
    init(settings: NoSettings) {}

    mutating func receive(_ trades: Span<Trade>, _ signals: inout Signals) {
        guard let last = trades.indices.last else { return }
        signals.raise(sampleAlert, on: trades[last], .integer(Int64(trades.count)))
    }
}

/// Counts, and forgets the count in a restart.
struct ForgetfulRule: SampleRule {
    private var count: Int64 = 0

    init(settings: NoSettings) {}

    mutating func receive(_ trades: Span<Trade>, _ signals: inout Signals) {
        for index in trades.indices {
            count += 1
            if count.isMultiple(of: 3) { signals.raise(sampleAlert, on: trades[index], .integer(count)) }
        }
    }
}

/// Keeps its counts by slot, which stands for another instrument in the next run.
struct SlotRule: SampleRule {
    struct State: Codable, Sendable {
        var counts: [Int32: Int64] = [:]
    }

    var state = State()

    init(settings: NoSettings) {}

    mutating func receive(_ trades: Span<Trade>, _ signals: inout Signals) {
        for index in trades.indices {
            let slot = trades[index].slot.index
            state.counts[slot, default: 0] += 1
            let count = state.counts[slot, default: 0]
            if count.isMultiple(of: 3) { signals.raise(sampleAlert, on: trades[index], .integer(count)) }
        }
    }
}

/// Raises what it does not declare.
struct LyingRule: SampleRule {
    enum Lie: Int64, CaseIterable {
        case wrongType, wrongCount, notDeclared, order
    }

    struct State: Codable, Sendable {
        var count: Int64 = 0
    }

    static let undeclared = AlertKind("undeclared", fields: [], message: "-")

    var state = State()

    init(settings: NoSettings) {}

    mutating func receive(_ trades: Span<Trade>, _ signals: inout Signals) {
        for index in trades.indices {
            let trade = trades[index]
            state.count += 1
            switch Lie(rawValue: state.count % Int64(Lie.allCases.count)) {
            case .wrongType?: signals.raise(sampleAlert, on: trade, .text("many"))
            case .wrongCount?: signals.raise(sampleAlert, on: trade, .integer(1), .integer(2))
            case .notDeclared?: signals.raise(Self.undeclared, on: trade)
            case .order?, nil:
                let intent = OrderIntent(
                    account: AccountName("main"),
                    symbol: trade.symbol,
                    side: .buy,
                    kind: .market,
                    amount: .quantity(Quantity(1)),
                    purpose: .entry,
                    reason: "sample"
                )
                signals.order(intent, on: trade.header)
            }
        }
    }
}

/// Declares its alerts badly.
struct MutteringRule: SampleRule {
    static let alerts = [
        AlertKind(
            "muttering",
            fields: [AlertKind.Field("symbol", .integer, LocalizedText(ko: "", en: "A number."))],
            message: LocalizedText(ko: "{prise}", en: "{symbol")
        )
    ]

    init(settings: NoSettings) {}
}

/// Asks to be called a minute after each trade and raises an alert then.
struct PatientRule: SampleRule {
    static let consumes: EventKinds = [.trades, .timers]
    static let usesTimers = true

    init(settings: NoSettings) {}

    mutating func receive(_ trades: Span<Trade>, _ signals: inout Signals) {
        for index in trades.indices { signals.wake(at: trades[index].header.receivedAt + .seconds(60), name: "minute") }
    }

    mutating func receive(_ event: Event, _ signals: inout Signals) {
        signals.raise(Alert(sampleAlert, about: nil, [.integer(event.header.sequence)]), on: event.header)
    }
}
