public import PluginAPI
internal import Synchronization

/// A sink that keeps what it is given and answers as a test says.
public final class RecordingSink: Sink {
    /// A recording sink has no settings: its answers are given to it in the test.
    public struct Settings: PluginSettings {
        /// Makes nothing.
        public init() {}
    }

    /// What was done with a sink.
    public enum Call: Sendable, Hashable {
        /// It was opened.
        case opened
        /// It was given items with these ids.
        case delivered([String])
        /// It was closed.
        case closed
    }

    public static let name = "recording"
    public static let summary = LocalizedText(ko: "시험을 위해 받은 것을 모읍니다.", en: "Keeps what it is given, for tests.")
    public static let accepts: SinkInputs = [.alerts, .orders, .events]
    public static let durability = DeliveryDurability.direct

    public let events: EventKinds
    private let answer: @Sendable (Delivery) async -> DeliveryOutcome
    private let record = Mutex<(items: [Delivery], calls: [Call])>(([], []))

    /// A sink that delivers everything.
    public convenience init(settings: Settings) { self.init() }

    /// A sink that wants these events and answers each item so.
    public init(
        events: EventKinds = [],
        answer: @escaping @Sendable (Delivery) async -> DeliveryOutcome = { _ in .delivered }
    ) {
        self.events = events
        self.answer = answer
    }

    /// Every item it was given, whatever it answered, in order.
    public var items: [Delivery] { record.withLock(\.items) }

    /// The messages of the alerts it was given, in order.
    public var texts: [String] {
        items.compactMap { item in
            if case .alert(_, let text) = item.content { text } else { nil }
        }
    }

    /// What was done with it, in order.
    public var calls: [Call] { record.withLock(\.calls) }

    public func open(_ context: SinkContext) async throws(SinkError) { record.withLock { $0.calls.append(.opened) } }

    public func deliver(_ items: [Delivery]) async -> [DeliveryOutcome] {
        record.withLock { record in
            record.items += items
            record.calls.append(.delivered(items.map(\.id)))
        }
        var outcomes: [DeliveryOutcome] = []
        for item in items { outcomes.append(await answer(item)) }
        return outcomes
    }

    public func close() async { record.withLock { $0.calls.append(.closed) } }
}
