public import PluginAPI

/// A source that sends events it was given, for tests of what stands behind it.
///
/// It waits for each event's time of receipt by the run's clock; a clock that stands later sends everything at once. Trades
/// that follow each other at one time of receipt go as one batch.
public struct ScriptedSource: Source {
    /// A scripted source has no settings: its events are given to it in the test.
    public struct Settings: PluginSettings {
        /// Makes nothing.
        public init() {}
    }

    public static let name = "scripted"
    public static let summary = LocalizedText(
        ko: "시험에서 정한 이벤트를 보냅니다.",
        en: "Sends the events that a test gives it."
    )
    public static let produces = EventKinds(rawValue: .max)

    private let events: [Event]

    /// A source of nothing.
    public init(settings: Settings) { self.init([]) }

    /// A source of these events, which are numbered anew when they are sent.
    public init(_ events: [Event]) { self.events = events }

    public var produces: EventKinds { events.reduce(into: []) { $0.formUnion($1.kind) } }

    public var symbols: SymbolScope { .any }

    public func run(_ feed: any Feed) async throws {
        var batch: [Trade] = []
        for event in events {
            if let last = batch.last, !event.follows(last) {
                try feed.send(&batch)
                batch = []
            }
            try await feed.clock.sleep(until: event.header.receivedAt)
            if case .trade(var trade) = event.payload {
                trade.slot = feed.symbols.slot(for: trade.symbol) ?? trade.slot
                batch.append(trade)
            } else {
                try feed.send(event.payload, event.header)
            }
        }
        if !batch.isEmpty { try feed.send(&batch) }
    }
}

extension Event {
    /// Whether the event belongs into one batch with a trade before it.
    fileprivate func follows(_ trade: Trade) -> Bool {
        guard case .trade = payload else { return false }
        return header.receivedAt == trade.header.receivedAt
    }
}
