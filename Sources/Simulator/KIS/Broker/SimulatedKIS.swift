/// The KIS broker in the box: a pure state machine of requests, frames and time.
///
/// It has no clock, no sockets and no files: whoever holds it hands in what arrives and when, and sends what comes out.
/// Its protocol stands alone; it shares nothing with the client in this project, so that no error can hide in both.
public struct SimulatedKIS: Sendable {
    /// What it was made of.
    public let simulation: KISSimulation
    var desk: Desk
    var owner: Owner
    var gateway: Gateway
    var hub: SocketHub
    var faults: FaultState

    /// Opens the broker.
    ///
    /// - Throws: `InvalidSample` if the market cannot be made so.
    public init(_ simulation: KISSimulation) throws(InvalidSample) {
        self.simulation = simulation
        let start = simulation.start
        let sample = try SampleDay(
            seed: simulation.seed,
            day: SampleCalendar.isOpen(start.day) ? start.day : start.day.nextTradingDay,
            symbols: simulation.symbols,
            ticks: simulation.ticks
        )
        var account = Account(cash: simulation.cash, dollars: simulation.dollars * 10_000)
        for position in simulation.holdings {
            guard let symbol = sample.instruments.firstIndex(where: { $0.symbol == position.symbol }) else { continue }
            account.hold(symbol, position.quantity, cost: position.quantity * position.averageCost)
        }
        desk = Desk(realm: simulation.realm, sample: sample, start: start, account: account)
        owner = Owner(ordersPerDay: simulation.handTrades, seed: simulation.seed, start: start)
        gateway = Gateway(seed: simulation.seed, realm: simulation.realm)
        hub = SocketHub(simulation)
        faults = FaultState(simulation.faults, start: start)
    }

    /// The simulated time up to which everything has happened.
    public var now: Moment { desk.now }

    /// Lets time go on; what it brings waits for the sockets.
    public mutating func advance(to moment: Moment) {
        while let next = owner.next(until: moment) {
            pass(to: next)
            owner.act(at: &desk)
            tell()
        }
        pass(to: moment)
    }

    private mutating func pass(to moment: Moment) {
        while let event = desk.step(until: moment) {
            strike(until: desk.now)
            hub.show(event, of: desk)
            tell()
        }
        strike(until: moment)
        tell()
    }

    /// Hands the desk's notices to the sockets.
    mutating func tell() {
        let notices = desk.notices
        desk.notices.removeAll()
        for notice in notices {
            hub.tell(notice, of: desk)
            if faults.strikes(.duplicateNotice, at: desk.now) { hub.tell(notice, of: desk) }
        }
    }
}
