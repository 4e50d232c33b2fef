import PluginAPI

/// A source's way into its timeline.
struct SourceFeed: Feed {
    let instance: any Source
    let timeline: Timeline
    let source: Int
    let component: String
    let symbols: SymbolTable
    let calendars: Calendars
    let directory: String
    let board: ComponentBoard
    let brokers: [String: any Broker]
    let sinks: [any SinkRun]
    let notes: SourceNotes
    let latest: LatestProfits

    /// Answers commands; nothing where nobody can give any.
    var desk: CommandDesk?

    /// Whether rules of its pipelines see commands, so that one that the program does not know may be theirs.
    var rulesTakeCommands = false

    /// Where its pipelines get their past bars.
    var histories: [History] = []

    /// The past bars of one pipeline.
    struct History: Sendable {
        let run: HistoryRun
        let target: HistoryRun.Target

        /// Given when the bars are there without which the source may not begin.
        var ready: StartSignal { target.ready }
    }

    var clock: any RunClock { timeline.clock }

    func broker<B: Broker>(named name: String, as type: B.Type) -> B? { brokers[name] as? B }

    func send(_ trades: inout [Trade]) throws(FeedClosed) {
        try timeline.send(&trades, from: source)
    }

    func send(_ payload: Event.Payload, _ header: EventHeader) throws(FeedClosed) {
        latest.note(payload, at: header.receivedAt)
        try timeline.send(payload, header, from: source)
    }

    func room() async {
        for sink in sinks { await sink.room() }
    }

    func prepare(held symbols: [Symbol]) async {
        for history in histories { await history.run.prepare(held: symbols, for: history.target.wish.pipeline) }
    }

    func report(_ state: Status.State, _ reason: String?) { board.set(component, state, reason) }

    func count(_ reason: SkipReason, _ amount: Int64) { board.count(component, reason, amount) }

    func progress(_ completed: Int64, of total: Int64) { board.progress(component, completed, of: total) }

    func kept(_ name: String) -> String? { notes.note(name, of: component) }

    func keep(_ text: String, as name: String) { notes.keep(text, as: name, of: component) }

    var language: Language { board.language }

    var commands: [CommandHelp] { desk == nil ? [] : CommandDesk.all }

    func answer(_ command: Command, from account: String) async -> String? {
        if let answer = await desk?.answer(command, from: account) { return answer }
        return rulesTakeCommands ? nil : CommandDesk.unknown(command).text(in: language)
    }
}
