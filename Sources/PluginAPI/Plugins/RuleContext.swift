/// What a rule may know of the run it is part of, all of it fixed while the run lasts.
public struct RuleContext: Sendable {
    /// The rule's id within its pipeline.
    public var id: String

    /// The pipeline's name.
    public var pipeline: String

    /// The run's symbols; slots are the same for every rule of the run.
    public var symbols: SymbolTable

    /// What is known of instruments, by symbol.
    public var instruments: [Symbol: Instrument]

    /// The calendars of the exchanges.
    public var calendars: Calendars

    /// Makes a context.
    public init(
        id: String,
        pipeline: String,
        symbols: SymbolTable,
        instruments: [Symbol: Instrument] = [:],
        calendars: Calendars
    ) {
        self.id = id
        self.pipeline = pipeline
        self.symbols = symbols
        self.instruments = instruments
        self.calendars = calendars
    }
}
