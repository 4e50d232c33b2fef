public import PluginAPI

/// Runs one rule on events as the engine would, and shows what it decides.
///
/// ```swift
/// var tester = try RuleTester(SigmaRule.self, "levels: [1]")
/// tester.receive([tester.script.history("10000 10100 …")])
/// #expect(tester.trades("9900 9700").line(showing: "level") == "buy-target level=1")
/// ```
public struct RuleTester<Tested: Rule>: Sendable {
    /// The rule.
    public private(set) var rule: Tested

    /// The events' clock, symbols and calendars; the tester's own calls write into it.
    public var script: EventScript

    /// What the rule was told of the run.
    public let context: RuleContext

    /// How many timers come before one event at the most, as in the engine.
    private static var timerLimit: Int { 1_000 }

    private let settings: Tested.Settings
    private var timers: [Timer] = []

    /// Makes a rule from the text that stands under its name in a configuration.
    ///
    /// - Throws: `SettingsRefused`, and nothing else.
    public init(
        _ type: Tested.Type = Tested.self,
        _ settings: String = "",
        id: String? = nil,
        script: EventScript = EventScript(),
        instruments: [Instrument] = []
    ) throws(SettingsRefused) {
        self.init(
            settings: try SettingsText.settings(settings, for: type),
            id: id,
            script: script,
            instruments: instruments
        )
    }

    /// Makes a rule from settings.
    public init(
        settings: Tested.Settings,
        id: String? = nil,
        script: EventScript = EventScript(),
        instruments: [Instrument] = []
    ) {
        self.settings = settings
        self.script = script
        context = RuleContext(
            id: id ?? Tested.name,
            pipeline: "test",
            symbols: script.symbols,
            instruments: Dictionary(instruments.map { ($0.symbol, $0) }) { $1 },
            calendars: script.calendars
        )
        rule = Tested(settings: settings)
        rule.prepare(context)
    }

    /// Shows the rule events of the types it consumes, in their order, and returns what it decides.
    ///
    /// Timers it asked for come before the first event that is received when they are due.
    @discardableResult
    public mutating func receive(_ events: [Event], in batching: Batching = .whole) -> [Signal] {
        var decided: [Signal] = []
        var batch: [Trade] = []
        for (index, event) in events.enumerated() {
            let isCut = batching == .singles || batching == .cut(before: index)
            if isCut { send(&batch, &decided) }
            settle(until: event.header, &decided)
            guard Tested.consumes.contains(event.kind) else { continue }
            if case .trade(let trade) = event.payload {
                batch.append(trade)
                if Tested.usesTimers { send(&batch, &decided) }
            } else {
                send(&batch, &decided)
                call(&decided) { rule, signals in rule.receive(event, &signals) }
            }
        }
        send(&batch, &decided)
        return decided
    }

    /// Shows the rule a signal of a rule above.
    public mutating func filter(_ signal: Signal) -> Verdict { rule.filter(signal) }

    /// The rule after a restart: its state is written, read and set in a new one, in a run that knows no symbol yet.
    ///
    /// - Throws: what encoding and decoding throw.
    public func restarted(symbols: SymbolTable = SymbolTable()) throws -> RuleTester {
        var script = EventScript(symbols: symbols, calendars: script.calendars)
        script.follow(self.script)
        let tester = RuleTester(
            settings: settings,
            id: context.id,
            script: script,
            instruments: context.instruments.values.sorted { $0.symbol < $1.symbol }
        )
        return tester.restoring(try StateText.copy(of: rule.state), timers: timers)
    }

    /// The rule with a state that was saved before, and the timers it had asked for.
    public func restoring(_ state: Tested.State, timers: [Timer] = []) -> RuleTester {
        var tester = self
        tester.rule.state = state
        tester.timers = timers
        return tester
    }

    private mutating func send(_ batch: inout [Trade], _ decided: inout [Signal]) {
        guard !batch.isEmpty else { return }
        call(&decided) { rule, signals in rule.receive(batch.span, &signals) }
        batch.removeAll(keepingCapacity: true)
    }

    private mutating func call(_ decided: inout [Signal], _ work: (inout Tested, inout Signals) -> Void) {
        var signals = Signals(rule: context.id)
        work(&rule, &signals)
        decided += signals.decided
        guard Tested.usesTimers else { return }
        for timer in signals.wakes {
            timers.removeAll { $0.name == timer.name }
            timers.append(timer)
        }
    }

    private mutating func settle(until header: EventHeader, _ decided: inout [Signal]) {
        var left = Self.timerLimit
        while left > 0,
            let timer = timers.filter({ $0.due <= header.receivedAt }).min(by: { ($0.due, $0.name) < ($1.due, $1.name) }
            )
        {
            left -= 1
            timers.removeAll { $0 == timer }
            call(&decided) { rule, signals in rule.receive(Event(header, .timer(timer)), &signals) }
        }
    }
}

extension RuleTester {
    /// Shows the rule trades at these prices of one instrument and returns what it decides.
    @discardableResult
    public mutating func trades(
        _ prices: String,
        of symbol: String = "005930",
        every pause: Duration = .seconds(1)
    ) -> [Signal] {
        let trades = script.trades(prices, of: symbol, every: pause)
        return receive(trades.map { Event($0.header, .trade($0)) })
    }

    /// Shows the rule bars that close with these prices and returns what it decides.
    @discardableResult
    public mutating func bars(
        _ closes: String,
        of symbol: String = "005930",
        _ interval: BarInterval = .minutes(5)
    ) -> [Signal] {
        receive(script.bars(closes, of: symbol, interval))
    }

    /// Shows the rule a history that ends before the script's day and returns what it decides.
    @discardableResult
    public mutating func history(
        _ closes: String,
        of symbol: String = "005930",
        _ interval: BarInterval = .day
    ) -> [Signal] {
        receive([script.history(closes, of: symbol, interval)])
    }
}
