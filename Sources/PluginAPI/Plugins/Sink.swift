/// A part that takes signals or events out of the program.
///
/// The engine calls `open(_:)`, then `deliver(_:)` one call at a time for each destination, then `close()`. `close()` may
/// come without `open(_:)` and more than once. A sink does not retry by itself: it says what became of each item, and the
/// engine waits, retries or gives up.
public protocol Sink: Plugin {
    /// What it can take.
    static var accepts: SinkInputs { get }

    /// Whether items wait in the durable outbox until they are delivered.
    static var durability: DeliveryDurability { get }

    /// Where its items go, each with a queue and a pace of its own.
    var destinations: [Destination] { get }

    /// The types of event it wants beside signals, with these settings.
    var events: EventKinds { get }

    /// Whether pictures reach people with these settings; asked only of a sink that accepts them.
    var takesImages: Bool { get }

    /// The fields of alerts that its settings name, to be checked when the configuration is validated.
    var namedFields: [FieldName] { get }

    /// The broker that its orders go to; nothing for a sink that places none.
    var brokerUse: BrokerUse? { get }

    /// Looks, without changing anything, whether `open(_:)` would fail for a reason on this machine.
    ///
    /// Validating calls it, so that a folder that nobody may write is found before a run begins.
    ///
    /// - Throws: `SinkError` with what `open(_:)` would say.
    func checkAccess() throws(SinkError)

    /// Gets ready to deliver.
    ///
    /// - Throws: `SinkError` when it cannot, in words for a person.
    func open(_ context: SinkContext) async throws(SinkError)

    /// Delivers items of one destination in order and says what became of each.
    ///
    /// There are never more answers than items; a missing one is `unknown`. A durable sink is handed one item at a time.
    func deliver(_ items: [Delivery]) async -> [DeliveryOutcome]

    /// Writes out what is held back and lets go of everything.
    func close() async
}

extension Sink {
    /// A sink.
    public static var kind: PluginKind { .sink }
    /// Alerts.
    public static var accepts: SinkInputs { .alerts }
    /// None.
    public var events: EventKinds { [] }
    /// One without a pace.
    public var destinations: [Destination] { [Destination()] }
    /// They do, if it accepts them.
    public var takesImages: Bool { Self.accepts.contains(.images) }
    /// None.
    public var namedFields: [FieldName] { [] }
    /// Nothing.
    public var brokerUse: BrokerUse? { nil }
    /// Finds nothing in the way.
    public func checkAccess() throws(SinkError) {}
}

/// What a sink can take.
public struct SinkInputs: OptionSet, Sendable, Hashable {
    /// One bit an input.
    public let rawValue: UInt8
    /// Makes a set from its bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// Alerts, with their text.
    public static let alerts = SinkInputs(rawValue: 1)
    /// Order intents.
    public static let orders = SinkInputs(rawValue: 2)
    /// Events, where the settings ask for them.
    public static let events = SinkInputs(rawValue: 4)
    /// Pictures that belong to alerts.
    public static let images = SinkInputs(rawValue: 8)
}

/// How the engine keeps a sink's items until they are delivered.
public enum DeliveryDurability: Sendable, Hashable {
    /// In the outbox, over restarts and outages, for channels to people.
    case durable
    /// In memory, for local outputs that cannot be out of reach.
    case direct
}

/// What a sink needs to know of the run.
public struct SinkContext: Sendable {
    /// The sink's name in the configuration.
    public var name: String

    /// The language of messages.
    public var language: Language

    /// The folder that relative paths start from.
    public var directory: String

    /// The clock of the run, for names of files and pauses.
    public var clock: any RunClock

    /// Makes a context.
    public init(name: String, language: Language, directory: String, clock: any RunClock) {
        self.name = name
        self.language = language
        self.directory = directory
        self.clock = clock
    }
}

/// Why a sink cannot work at all, in words for a person.
public struct SinkError: Error, Sendable, Hashable {
    /// What is wrong and what to do.
    public var message: LocalizedText

    /// Makes an error.
    public init(_ message: LocalizedText) { self.message = message }
}
