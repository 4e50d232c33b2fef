public import YAML

/// A part that produces events.
///
/// The engine calls `run(_:)` once. It returns when there is nothing more to come, throws when it cannot go on, and ends
/// soon after its task is cancelled. A source that loses a connection renews it itself, with growing pauses, and says so
/// through `Feed.report(_:)`; it throws only what renewing cannot cure.
public protocol Source: Plugin {
    /// Every type of event it can produce.
    static var produces: EventKinds { get }

    /// The types it produces with these settings.
    var produces: EventKinds { get }

    /// The instruments it produces events of, for loading their history before the first event.
    var symbols: SymbolScope { get }

    /// The instruments of which it produces events of some types, so that a recording can stand for it.
    func scope(of kinds: EventKinds) -> SymbolScope

    /// What it asks of a broker with these settings; nothing for a source without one.
    var brokerUse: BrokerUse? { get }

    /// What it needs for itself alone, so that two sources that want the same are found before anything runs.
    var claims: [SourceClaim] { get }

    /// Produces events until there are no more or the task is cancelled.
    ///
    /// - Throws: `SourceError` for what renewing cannot cure, and whatever `send` and a sleep have thrown.
    func run(_ feed: any Feed) async throws
}

extension Source {
    /// A source.
    public static var kind: PluginKind { .source }
    /// Whatever the type can.
    public var produces: EventKinds { Self.produces }
    /// None.
    public var symbols: SymbolScope { .some([]) }
    /// All of its instruments, if it produces any of the types.
    public func scope(of kinds: EventKinds) -> SymbolScope { produces.isDisjoint(with: kinds) ? .some([]) : symbols }
    /// Nothing.
    public var brokerUse: BrokerUse? { nil }
    /// Nothing.
    public var claims: [SourceClaim] { [] }
}

/// The instruments a source deals with.
public enum SymbolScope: Sendable, Hashable {
    /// Exactly these.
    case some([Symbol])
    /// Whatever comes; histories are those the provider has.
    case any
}

/// A source whose events are points in time that can be computed.
///
/// The engine keeps its timers in the one order of all events, so that a replay sees them at the same place. `run(_:)`
/// is not called.
public protocol TimetableSource: Source {
    /// The first timer strictly after a moment, or nothing when no more will come.
    func next(after moment: Timestamp, in calendars: Calendars) -> Timer?
}

extension TimetableSource {
    /// Timers.
    public static var produces: EventKinds { .timers }
    /// Returns at once, since the engine asks for the timers.
    public func run(_ feed: any Feed) async throws {}
}

/// A source whose events happened before: it brings its own time.
///
/// The engine gives it a timeline of its own, whose clock starts at its origin and then stands where its events have
/// brought it.
public protocol RecordedSource: Source {
    /// The moment the recording begins, at or before the receipt of its first event.
    ///
    /// - Parameter directory: the folder that relative paths start from.
    /// - Throws: `SourceError` when the recording cannot be read or holds nothing.
    func origin(in directory: String) throws(SourceError) -> Timestamp
}

/// Why a source cannot go on, in words for a person.
public struct SourceError: Error, Sendable, Hashable {
    /// What is wrong and what to do.
    public var message: LocalizedText

    /// Where the configuration says what cannot be used, such as a file's name.
    public var span: SourceSpan?

    /// Makes an error; without a place it is shown at the source's entry.
    public init(_ message: LocalizedText, at span: SourceSpan? = nil) {
        self.message = message
        self.span = span
    }
}
