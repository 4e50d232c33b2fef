@testable import Simulator

/// The broker in the box on two free ports, and what really stands in its books.
///
/// Amounts are won or ten-thousandths of a dollar, prices too. It knows nothing of the client.
final class SimulatedBroker: Sendable {
    /// What a broker is made of.
    struct Setup {
        var isPaper = false
        /// UTC nanoseconds.
        var start: Int64
        var ticks = 20_000
        /// How many rows a page has.
        var rows: Int?
        var mishaps: [Mishap] = []
        var hasOlderFrames = false
    }

    let appKey: String
    let appSecret: String
    /// Its ten digits.
    let account: String
    let htsID: String

    private let server: KISServer

    init(_ setup: Setup, clock: @escaping @Sendable () -> Int64) throws {
        var simulation = KISSimulation(
            realm: setup.isPaper ? .paper : .real,
            start: Moment(nanoseconds: setup.start),
            symbols: 8,
            ticks: setup.ticks
        )
        if let rows = setup.rows {
            simulation.limits.rows = KISLimits.Rows(balance: rows, orders: rows, openOrders: rows, reserved: rows)
        }
        simulation.faults = setup.mishaps.map(\.fault)
        if setup.hasOlderFrames { simulation.widths = .older }
        let start = simulation.start
        let listed = try SampleDay(
            seed: simulation.seed,
            day: SampleCalendar.isOpen(start.day) ? start.day : start.day.nextTradingDay,
            symbols: 8,
            ticks: setup.ticks
        ).instruments
        simulation.holdings = listed.prefix(5).map { instrument in
            KISSimulation.Position(symbol: instrument.symbol, quantity: 40, averageCost: 10_000)
        }
        let credentials = simulation.credentials
        (appKey, appSecret, htsID) = (credentials.appKey, credentials.appSecret, credentials.htsID)
        account = credentials.account + credentials.product
        server = try KISServer(simulation, clock: { Moment(nanoseconds: clock()) })
    }

    var restURL: String { server.restURL }

    var websocketURL: String { server.websocketURL }

    func start() { server.start() }

    func stop() async { await server.stop() }

    /// Works with the broker, which stands still meanwhile.
    func look<Result>(_ body: (inout SimulatedKIS) -> Result) -> Result {
        var result: Result?
        server.core.withBroker { result = body(&$0) }
        guard let result else { preconditionFailure("the broker was not there") }
        return result
    }
}

/// The account.
extension SimulatedBroker {
    struct Shares: Hashable {
        let code: String
        let quantity: Int
        let cost: Int
        let price: Int
    }

    var won: Int { look { $0.desk.account.finalCash } }

    var dollars: Int { look { $0.desk.spendableDollars } }

    var shares: [Shares] {
        look { kis in
            kis.desk.account.holdings.filter { $0.value.quantity > 0 }
                .map { symbol, holding in
                    let board = kis.desk.market.boards[symbol]
                    return Shares(
                        code: board.instrument.symbol,
                        quantity: holding.quantity,
                        cost: holding.cost,
                        price: board.regularPrice
                    )
                }.sorted { $0.code < $1.code }
        }
    }

    var usShares: [Shares] {
        look { kis in
            kis.desk.account.overseas.filter { $0.value.quantity > 0 }
                .map { symbol, holding in
                    let board = kis.desk.overseas.boards[symbol]
                    return Shares(
                        code: board.listing.symbol,
                        quantity: holding.quantity,
                        cost: holding.cost,
                        price: board.price
                    )
                }.sorted { $0.code < $1.code }
        }
    }

    /// What the account could buy at a price without other means.
    func affordable(at price: Int) -> Int { look { $0.desk.affordable(at: price) } }

    var spendable: Int { look { $0.desk.spendable } }

    /// Realised profit, fees and taxes in Korea over all days.
    var profit: (profit: Int, sold: Int, bought: Int) {
        look { kis in
            let trades = kis.desk.account.trades.filter(\.isDomestic)
            return (
                trades.reduce(0) { $1.side == .sell ? $0 + $1.profit : $0 },
                trades.reduce(0) { $1.side == .sell ? $0 + $1.amount : $0 },
                trades.reduce(0) { $1.side == .buy ? $0 + $1.amount : $0 }
            )
        }
    }
}

/// The orders.
extension SimulatedBroker {
    struct Placed: Hashable {
        let number: String
        let original: String?
        let quantity: Int
        let filled: Int
        let amount: Int
        let cancelled: Int
    }

    /// Every order, modification and cancellation that the broker took, in its order.
    var orders: [Placed] {
        look { kis in
            kis.desk.orders.orders.map { order in
                Placed(
                    number: String(order.number),
                    original: order.original.map { String($0) },
                    quantity: order.quantity,
                    filled: order.filled,
                    amount: order.amount,
                    cancelled: order.cancelled
                )
            }
        }
    }

    /// Reserves an order to buy, as the owner may in the broker's own program.
    func reserve(_ code: String, _ quantity: Int, at price: Int) -> String? {
        look { kis in
            let request = OrderRequest(
                symbol: code,
                side: .buy,
                code: "00",
                quantity: quantity,
                price: price,
                routing: .krx
            )
            return try? String(kis.desk.reserve(request, until: nil).sequence)
        }
    }

    var reservedOpen: Int { look { $0.desk.reserved.count { $0.cancelled == nil } } }
}

/// The market.
extension SimulatedBroker {
    struct Bar: Hashable {
        /// `YYYYMMDD`.
        let day: Int
        /// The minute after midnight, or nothing for a day.
        let minute: Int?
        let open: Int
        let high: Int
        let low: Int
        let close: Int
        let volume: Int
    }

    struct View {
        let name: String
        let price: Int
        let base: Int
        let open: Int
        let high: Int
        let low: Int
        let volume: Int
        let turnover: Int
        let upper: Int
        let lower: Int
        let step: Int
        let asks: [(price: Int, quantity: Int)]
        let bids: [(price: Int, quantity: Int)]
        let bars: [Bar]
        let minutes: [Bar]
        /// Net buying of the last day that is over: individuals, foreigners, institutions.
        let flow: [Int]
    }

    /// The codes that are listed.
    var codes: [String] { look { $0.desk.market.boards.map(\.instrument.symbol) } }

    /// What the exchange shows of a share.
    func view(_ code: String) -> View? {
        look { kis in
            guard let index = kis.desk.market.index(of: code) else { return nil }
            let board = kis.desk.market.boards[index]
            let levels = board.levels(at: .krx)
            let today = kis.desk.market.sample.day.digits
            let past = kis.desk.market.sample.dailyBars.filter { $0.symbol == code }
            let days = past + [board.bar(on: kis.desk.market.sample.day)].compactMap(\.self)
            let flow = past.last.map { InvestorDay(of: $0, seed: kis.simulation.seed) }
            return View(
                name: board.instrument.name,
                price: board.price,
                base: board.reference.previousClose,
                open: board.krx.day.open,
                high: board.krx.day.high,
                low: board.krx.day.low,
                volume: board.krx.day.volume,
                turnover: board.krx.day.turnover,
                upper: board.limits.upper,
                lower: board.limits.lower,
                step: board.grid.step(at: board.price),
                asks: levels.asks.map { ($0.price, $0.quantity) },
                bids: levels.bids.map { ($0.price, $0.quantity) },
                bars: days.map { bar in
                    Bar(
                        day: bar.date.digits,
                        minute: nil,
                        open: bar.open,
                        high: bar.high,
                        low: bar.low,
                        close: bar.close,
                        volume: bar.volume
                    )
                },
                minutes: board.minutes.map { bar in
                    Bar(
                        day: today,
                        minute: bar.minute,
                        open: bar.open,
                        high: bar.high,
                        low: bar.low,
                        close: bar.close,
                        volume: bar.volume
                    )
                },
                flow: flow.map { [$0.individuals.net, $0.foreigners.net, $0.institutions.net] } ?? []
            )
        }
    }

    /// What an American exchange shows of a share, by a key such as `DNASAAPL`.
    func usView(_ key: String) -> (price: Int, base: Int, volume: Int, bars: [Bar])? {
        look { kis in
            guard let index = kis.desk.overseas.index(ofRealTimeSymbol: key) else { return nil }
            let board = kis.desk.overseas.boards[index]
            let bars = board.bars.map { bar in
                Bar(
                    day: bar.day.digits,
                    minute: nil,
                    open: bar.open,
                    high: bar.high,
                    low: bar.low,
                    close: bar.close,
                    volume: bar.volume
                )
            }
            return (board.price, board.base, board.day.volume, bars)
        }
    }

    /// Whether a day of `YYYYMMDD` is a trading day.
    func isOpen(year: Int, month: Int, day: Int) -> Bool {
        MarketDate(year: year, month: month, day: day).map(SampleCalendar.isOpen) ?? false
    }
}

/// The socket.
extension SimulatedBroker {
    /// How many connections there are.
    var sessions: Int { look { $0.hub.sessions.count } }

    /// Cuts every connection.
    func cut() {
        look { kis in
            for session in kis.hub.sessions.keys.sorted() { kis.hub.cut(session) }
        }
    }

    /// Lets another login take the session away.
    func takeOver() { look { $0.hub.takeOver() } }
}
