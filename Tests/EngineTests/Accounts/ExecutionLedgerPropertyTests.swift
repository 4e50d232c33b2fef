import Foundation
import PluginAPI
import Testing

@testable import Engine

/// Whatever is lost, repeated, late or restarted, no share is told twice and the sums end exact.
@Suite struct ExecutionLedgerPropertyTests {
    /// What really happens to a few orders.
    private struct Market {
        struct Order {
            let id: OrderID
            let ordered: Int32
            var fills: [(shares: Int32, price: Int32, at: Timestamp)] = []
            var filled: Int32 { fills.reduce(0) { $0 + $1.shares } }
            var value: Int64 { fills.reduce(0) { $0 + Int64($1.shares) * Int64($1.price) } }
        }

        var orders: [Order]
        let symbol: Symbol

        func list(_ count: [Int]) -> [PluginAPI.Order] {
            zip(orders, count).map { order, count in
                var known = order
                known.fills = Array(order.fills.prefix(count))
                return PluginAPI.Order(
                    id: known.id,
                    symbol: symbol,
                    side: .sell,
                    kind: .market,
                    venue: .krx,
                    placedAt: Timestamp(nanoseconds: 0),
                    ordered: Quantity(known.ordered),
                    filled: Quantity(known.filled),
                    value: Money.won(known.value)
                )
            }
        }
    }

    private struct Totals {
        var told: [OrderID: Quantity] = [:]
        var sumIsWrong = false

        mutating func add(_ executions: [Execution]) {
            for execution in executions where execution.kind == .filled {
                told[execution.order, default: .zero] += execution.quantity
                // Every message says the sum so far, itself included.
                if execution.filled != told[execution.order] || execution.quantity <= .zero { sumIsWrong = true }
            }
        }
    }

    private static let rounds =
        25 * (ProcessInfo.processInfo.environment["MAEDUP_FUZZ"].flatMap(Int.init) ?? 1)

    @Test(arguments: 0..<8) func `every share is told once`(seed: UInt64) throws {
        let symbol = try #require(Symbol("005930"))
        var random = SplitMix64(seed: seed)
        for round in 0..<Self.rounds {
            let name = "seed \(seed), round \(round)"
            var market = Market(orders: [], symbol: symbol)
            for number in 0..<Int.random(in: 1...3, using: &random) {
                let id = OrderID(day: CivilDate.earliest, branch: "1", number: "\(100 + number)")
                market.orders.append(Market.Order(id: id, ordered: Int32.random(in: 1...20, using: &random)))
            }
            try play(&market, &random, name)
        }
    }

    private func play(_ market: inout Market, _ random: inout SplitMix64, _ name: String) throws {
        let losesNotices = Bool.random(using: &random)
        let repeatsNotices = Bool.random(using: &random)
        let delaysNotices = Bool.random(using: &random)
        let readsList = Bool.random(using: &random)
        var ledger = ExecutionLedger(account: AccountName("main"))
        var totals = Totals()
        var underway: [(notice: OrderNotice, at: Timestamp)] = []
        var seconds: Int64 = 0
        var hasRead = false
        var isTooMuch = false
        // A broker's list shows a fill late, but never fewer than before.
        var listed = market.orders.map { _ in 0 }

        for _ in 0..<60 {
            seconds += Int64.random(in: 0...1, using: &random)
            switch Int.random(in: 0...9, using: &random) {
            case 0...3: happen(at: seconds)
            case 4...7: arrive()
            case 8 where readsList: read(isFresh: false)
            default: try restart()
            }
            isTooMuch = isTooMuch || market.orders.contains { totals.told[$0.id, default: .zero] > Quantity($0.filled) }
        }
        #expect(!isTooMuch, "\(name): told too much")
        while !underway.isEmpty { arrive() }
        if !losesNotices, !hasRead, !ledger.needsReading { compare("without a reading") }
        read(isFresh: true)
        compare("after a reading")
        read(isFresh: true)
        #expect(!ledger.needsReading, "\(name)")
        #expect(!totals.sumIsWrong, "\(name): a sum is wrong")

        func happen(at seconds: Int64) {
            guard let place = market.orders.indices.randomElement(using: &random) else { return }
            let order = market.orders[place]
            guard order.filled < order.ordered else { return }
            // Few prices and sizes, so that equal fills within a second happen.
            let shares = min(Int32.random(in: 1...3, using: &random), order.ordered - order.filled)
            let price = Int32.random(in: 100...101, using: &random)
            let moment = Timestamp(nanoseconds: seconds * 1_000_000_000)
            market.orders[place].fills.append((shares, price, moment))
            let notice = OrderNotice(
                kind: .filled,
                order: order.id,
                symbol: market.symbol,
                side: .sell,
                orderKind: .market,
                ordered: Quantity(order.ordered),
                fill: OrderNotice.Fill(quantity: Quantity(shares), price: Price(price))
            )
            if !losesNotices || Int.random(in: 0...3, using: &random) > 0 { underway.append((notice, moment)) }
            if repeatsNotices, Int.random(in: 0...3, using: &random) == 0 { underway.append((notice, moment)) }
        }

        func arrive() {
            guard !underway.isEmpty else { return }
            let place = delaysNotices ? Int.random(in: 0..<underway.count, using: &random) : 0
            let (notice, moment) = underway.remove(at: place)
            totals.add(ledger.take(notice, at: moment))
        }

        func read(isFresh: Bool) {
            hasRead = true
            for place in listed.indices {
                let all = market.orders[place].fills.count
                listed[place] = isFresh ? all : Int.random(in: listed[place]...all, using: &random)
            }
            totals.add(ledger.take(market.list(listed)))
        }

        func restart() throws {
            ledger = try JSONDecoder().decode(ExecutionLedger.self, from: try JSONEncoder().encode(ledger))
        }

        func compare(_ when: String) {
            for order in market.orders {
                #expect(totals.told[order.id, default: .zero] == Quantity(order.filled), "\(name): \(when)")
            }
        }
    }
}
