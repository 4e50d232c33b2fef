/// The way of a source into the engine.
///
/// Sending is synchronous: when it returns, every rule that could run at once has seen the events on the caller's thread,
/// and the others have them in their queue. All calls may come from any thread; calls of one source from several threads
/// at once are put in some order.
public protocol Feed: Sendable {
    /// The run's symbols.
    var symbols: SymbolTable { get }

    /// The calendars of the exchanges.
    var calendars: Calendars { get }

    /// The clock of the run: real, recorded or accelerated.
    var clock: any RunClock { get }

    /// The folder that relative paths in the configuration start from.
    var directory: String { get }

    /// The language in which people are spoken to.
    var language: Language { get }

    /// The broker of a name, or nothing when the configuration defines none of that type.
    func broker<B: Broker>(named name: String, as type: B.Type) -> B?

    /// Sends trades in order and gives each its sequence number.
    ///
    /// - Throws: `FeedClosed` when the run is ending; trades that have no number then were not taken.
    func send(_ trades: inout [Trade]) throws(FeedClosed)

    /// Waits, for a bounded time, until the sinks behind the source have caught up with what was sent.
    ///
    /// A source that can wait, such as a recording, calls it now and then; one that brings the market as it comes does not.
    func room() async

    /// Waits, for a bounded time, until rules that look back at what is held have the past bars of these instruments.
    ///
    /// A source calls it before it sends a portfolio that shows them.
    func prepare(held symbols: [Symbol]) async

    /// Sends one event of another type.
    ///
    /// - Throws: `FeedClosed` when the run is ending; nothing was taken then.
    func send(_ payload: Event.Payload, _ header: EventHeader) throws(FeedClosed)

    /// Tells of a change in the source's own state, seen by `host status` and by rules that consume statuses.
    func report(_ state: Status.State, _ reason: String?)

    /// Counts input that could not be used, by reason; the counts are shown at the end and in `host status`.
    func count(_ reason: SkipReason, _ amount: Int64)

    /// Tells how much of a work with an end is done.
    func progress(_ completed: Int64, of total: Int64)

    /// The text that the source keeps under a name over restarts; nothing if it keeps none.
    func kept(_ name: String) -> String?

    /// Keeps a short text under a name over restarts, in the place of the last; durable when this returns.
    func keep(_ text: String, as name: String)

    /// The commands that the program itself answers.
    var commands: [CommandHelp] { get }

    /// What the program says to a person's command; nothing to one that it leaves to the rules.
    ///
    /// - Parameter account: whose chat it came from, as `Destination.Account` names it.
    func answer(_ command: Command, from account: String) async -> String?
}

extension Feed {
    /// Does not wait.
    public func room() async {}
    /// Has no past bars to give.
    public func prepare(held symbols: [Symbol]) async {}
    /// Keeps nothing.
    public func kept(_ name: String) -> String? { nil }
    /// Keeps nothing.
    public func keep(_ text: String, as name: String) {}
    /// Korean.
    public var language: Language { .ko }
    /// None.
    public var commands: [CommandHelp] { [] }
    /// Has nothing to say.
    public func answer(_ command: Command, from account: String) async -> String? { nil }
}

/// The run is ending and takes no more events.
public struct FeedClosed: Error, Sendable, Hashable {
    /// Makes the error.
    public init() {}
}

/// Why input was not used, as a short word that is counted: `truncated`, `out-of-order`.
public struct SkipReason: Sendable, Hashable, Comparable, CustomStringConvertible, ExpressibleByStringLiteral {
    /// The word, in kebab-case.
    public let description: String

    /// Names a reason.
    public init(stringLiteral value: String) { description = value }

    /// Orders by name.
    public static func < (left: SkipReason, right: SkipReason) -> Bool { left.description < right.description }
}
