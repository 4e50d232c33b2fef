import Dispatch
import Engine
import PluginAPI
import Synchronization

/// Raises an alert on every trade, and guards what is held.
struct StopRule: Rule {
    struct Settings: PluginSettings {}

    static let summary: LocalizedText = "Guards what is held."
    static let consumes: EventKinds = .trades
    static let isProtective = true
    static let alerts = [
        AlertKind("stop", fields: [AlertKind.Field("price", .price, "The price.")], message: "stop {price}")
    ]

    init(settings: Settings) {}

    mutating func receive(_ trades: Span<Trade>, _ signals: inout Signals) {
        for index in trades.indices {
            signals.raise(Self.alerts[0], on: trades[index], .price(trades[index].price, .krw))
        }
    }
}

/// Does not return from a trade until a test lets it.
struct StuckRule: Rule {
    struct Settings: PluginSettings {
        @Setting("Which door keeps it.") var door: String
    }

    static let summary: LocalizedText = "Does not return."
    static let consumes: EventKinds = .trades

    private static let doors = Mutex<[String: DispatchSemaphore]>([:])

    private let door: DispatchSemaphore

    init(settings: Settings) { self.init(door: settings.door) }

    init(door: String) { self.door = Self.door(door) }

    /// What keeps the rules of a name.
    static func door(_ name: String) -> DispatchSemaphore {
        doors.withLock { doors in
            let door = doors[name] ?? DispatchSemaphore(value: 0)
            doors[name] = door
            return door
        }
    }

    mutating func receive(_ trades: Span<Trade>, _ signals: inout Signals) { door.wait() }
}

/// Asks again and again for a timer that is due at once.
struct RestlessRule: Rule {
    struct Settings: PluginSettings {}

    static let summary: LocalizedText = "Never rests."
    static let consumes: EventKinds = .trades
    static let usesTimers = true

    init(settings: Settings) {}

    mutating func receive(_ trades: Span<Trade>, _ signals: inout Signals) {
        signals.wake(at: trades[0].header.receivedAt, name: "again")
    }

    mutating func receive(_ event: Event, _ signals: inout Signals) {
        signals.raise(Alert(AlarmRule.alerts[0], about: nil, [.text("again")]), on: event.header)
        signals.wake(at: event.header.receivedAt, name: "again")
    }
}

/// Keeps a processor busy and does not return from a trade until a test lets it.
struct SpinningRule: Rule {
    struct Settings: PluginSettings {
        @Setting("Which door keeps it.") var door: String
    }

    static let summary: LocalizedText = "Turns in circles."
    static let consumes: EventKinds = .trades

    private static let opened = Mutex<Set<String>>([])

    private let door: String

    init(settings: Settings) { door = settings.door }

    /// Lets the rules of a name go.
    static func open(_ door: String) { opened.withLock { _ = $0.insert(door) } }

    mutating func receive(_ trades: Span<Trade>, _ signals: inout Signals) {
        while !Self.opened.withLock({ $0.contains(door) }) {}
    }
}

/// Never answers until it is cancelled.
struct HangingSink: Sink {
    struct Settings: PluginSettings {}

    static let summary: LocalizedText = "Never answers."
    static let durability = DeliveryDurability.direct

    init(settings: Settings) {}

    func open(_ context: SinkContext) async throws(SinkError) {}

    func deliver(_ items: [Delivery]) async -> [DeliveryOutcome] {
        while (try? await Task.sleep(for: .seconds(3_600))) != nil {}
        return []
    }

    func close() async {}
}

/// Does not even answer when it is cancelled, until a test lets it.
struct StubbornSink: Sink {
    struct Settings: PluginSettings {
        @Setting("Which door keeps it.") var door: String
    }

    static let summary: LocalizedText = "Cannot be cancelled."
    static let durability = DeliveryDurability.direct

    private let door: DispatchSemaphore

    init(settings: Settings) { door = StuckRule.door(settings.door) }

    func open(_ context: SinkContext) async throws(SinkError) {}

    func deliver(_ items: [Delivery]) async -> [DeliveryOutcome] {
        Self.wait(door)
        return items.map { _ in .delivered }
    }

    func close() async {}

    private static func wait(_ door: DispatchSemaphore) { door.wait() }
}
