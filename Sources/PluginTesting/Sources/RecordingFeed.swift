internal import Dispatch
public import PluginAPI
internal import Synchronization

/// A feed that numbers and keeps whatever a source sends.
///
/// It can be closed, as at the end of a run, and held, so that a send blocks its thread as a busy pipeline would.
public final class RecordingFeed: Feed {
    /// A change of state that a source reported.
    public struct Report: Sendable, Hashable {
        /// The new state.
        public var state: Status.State
        /// Why, if the source said so.
        public var reason: String?
    }

    /// Instruments that a source had prepared before it showed them held.
    public struct Preparation: Sendable, Hashable {
        /// The instruments.
        public var symbols: [Symbol]
        /// How many events had been sent by then.
        public var events: Int
    }

    private struct State {
        var events: [Event] = []
        var prepared: [Preparation] = []
        var reports: [Report] = []
        var counts: [SkipReason: Int64] = [:]
        var progress: (completed: Int64, total: Int64)?
        var notes: [String: String] = [:]
        var refusals = 0
        var isClosed = false
        var isHeld = false
        var waiting = 0
    }

    /// The longest a held send waits, so that a test cannot hang.
    public static let longestHold: Duration = .milliseconds(250)

    public let symbols: SymbolTable
    public let calendars: Calendars
    public let clock: any RunClock
    public let directory: String
    /// The commands that a program would answer.
    public let commands: [CommandHelp]
    private let brokers: [String: any Broker]
    private let reply: @Sendable (Command, String) async -> String?
    private let state = Mutex(State())
    private let gate = DispatchSemaphore(value: 0)
    private let watchers = Watchers()

    /// Makes a feed for one run.
    ///
    /// - Parameters:
    ///   - notes: what a source has kept in an earlier run.
    ///   - reply: what the program says to a command, from an account of a service.
    public init(
        clock: any RunClock,
        symbols: SymbolTable = SymbolTable(),
        calendars: Calendars = .weekdays,
        directory: String = ".",
        brokers: [String: any Broker] = [:],
        notes: [String: String] = [:],
        commands: [CommandHelp] = [],
        reply: @escaping @Sendable (Command, String) async -> String? = { _, _ in nil }
    ) {
        self.clock = clock
        self.symbols = symbols
        self.calendars = calendars
        self.directory = directory
        self.brokers = brokers
        self.commands = commands
        self.reply = reply
        state.withLock { $0.notes = notes }
    }

    public func broker<B: Broker>(named name: String, as type: B.Type) -> B? { brokers[name] as? B }

    public func send(_ trades: inout [Trade]) throws(FeedClosed) {
        passGate()
        let numbered: [Trade] = try take { state in
            for index in trades.indices { trades[index].header.sequence = Int64(state.events.count + index + 1) }
            state.events += trades.map { Event($0.header, .trade($0)) }
            return trades
        }
        trades = numbered
    }

    public func send(_ payload: Event.Payload, _ header: EventHeader) throws(FeedClosed) {
        passGate()
        try take { state in
            var header = header
            header.sequence = Int64(state.events.count + 1)
            state.events.append(Event(header, payload))
        }
    }

    public func prepare(held symbols: [Symbol]) async {
        state.withLock { $0.prepared.append(Preparation(symbols: symbols, events: $0.events.count)) }
    }

    public func report(_ state: Status.State, _ reason: String?) {
        self.state.withLock { $0.reports.append(Report(state: state, reason: reason)) }
    }

    public func count(_ reason: SkipReason, _ amount: Int64) {
        state.withLock { $0.counts[reason, default: 0] += amount }
    }

    public func progress(_ completed: Int64, of total: Int64) {
        state.withLock { $0.progress = (completed, total) }
    }

    public func kept(_ name: String) -> String? { state.withLock { $0.notes[name] } }

    public func keep(_ text: String, as name: String) { state.withLock { $0.notes[name] = text } }

    public func answer(_ command: Command, from account: String) async -> String? { await reply(command, account) }
}

extension RecordingFeed {
    /// Everything that was sent, in order.
    public var events: [Event] { state.withLock(\.events) }

    /// The trades that were sent, in order.
    public var trades: [Trade] {
        events.compactMap { event in
            if case .trade(let trade) = event.payload { trade } else { nil }
        }
    }

    /// What the source had prepared, in order.
    public var preparations: [Preparation] { state.withLock(\.prepared) }

    /// The states the source reported, in order.
    public var reports: [Report] { state.withLock(\.reports) }

    /// How much input could not be used, by reason.
    public var counts: [SkipReason: Int64] { state.withLock(\.counts) }

    /// What the source has kept, by name.
    public var notes: [String: String] { state.withLock(\.notes) }

    /// How much of its work the source said was done, at last.
    public var progress: (completed: Int64, total: Int64)? { state.withLock(\.progress) }

    /// How many sends were refused because the feed was closed.
    public var refusals: Int { state.withLock(\.refusals) }

    /// How many sends wait for the feed to be released.
    public var waiting: Int { state.withLock(\.waiting) }

    /// Refuses every send from now on.
    public func close() {
        state.withLock { $0.isClosed = true }
        release()
    }

    /// Makes sends wait.
    public func hold() { state.withLock { $0.isHeld = true } }

    /// Lets waiting sends go on.
    public func release() {
        let waiting = state.withLock { state in
            state.isHeld = false
            return state.waiting
        }
        for _ in 0..<waiting { gate.signal() }
    }

    /// Waits until so many events were sent, or the waiting task is cancelled.
    public func untilEvents(_ count: Int) async { await watchers.wait(for: count) }

    private func passGate() {
        let isHeld = state.withLock { state in
            if state.isHeld { state.waiting += 1 }
            return state.isHeld
        }
        guard isHeld else { return }
        _ = gate.wait(timeout: .now() + .milliseconds(250))
        state.withLock { $0.waiting -= 1 }
    }

    private func take<Result: Sendable>(_ work: (inout State) -> Result) throws(FeedClosed) -> Result {
        let result: Result? = state.withLock { state in
            guard !state.isClosed else {
                state.refusals += 1
                return nil
            }
            let result = work(&state)
            watchers.report(state.events.count)
            return result
        }
        guard let result else { throw FeedClosed() }
        return result
    }
}
