import PluginAPI

/// A broker's way into the run of its account.
struct AccountSession: BrokerSession {
    let run: AccountRun
    let connection: ConnectionPlan
    let simulator: SimulatedServer?
    let stateDirectory: String
    let symbols: SymbolTable
    let calendars: Calendars
    let clock: any RunClock
    let language: Language

    var account: AccountName { run.account }

    func send(_ notice: OrderNotice, _ header: EventHeader) throws(FeedClosed) { try run.take(notice, header) }

    func send(_ orders: [Order], at moment: Timestamp) throws(FeedClosed) { try run.take(orders, at: moment) }

    func report(_ state: Status.State, _ reason: String?) { run.report(state, reason) }

    func count(_ reason: SkipReason, _ amount: Int64) { run.count(reason, amount) }
}
