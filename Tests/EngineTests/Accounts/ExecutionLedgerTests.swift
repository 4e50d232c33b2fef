import Foundation
import PluginAPI
import Testing

@testable import Engine

@Suite struct ExecutionLedgerTests {
    private let account = AccountName("main")
    private let day = CivilDate(yyyymmdd: 20_261_120) ?? .earliest
    private let noon = Timestamp(nanoseconds: 1_795_143_600_000_000_000)

    private func id(_ number: String = "85100", branch: String = "03930") -> OrderID {
        OrderID(day: day, branch: branch, number: number)
    }

    private func samsung() throws -> Symbol { try #require(Symbol("005930")) }

    private func notice(
        _ kind: Execution.Kind,
        _ id: OrderID,
        original: OrderID? = nil,
        fill: OrderNotice.Fill? = nil,
        sum: Quantity? = nil
    ) throws -> OrderNotice {
        OrderNotice(
            kind: kind,
            order: id,
            original: original,
            symbol: try samsung(),
            side: .buy,
            orderKind: .limit(Price(70_100)),
            ordered: Quantity(10),
            fill: fill,
            filled: sum
        )
    }

    private func fill(_ shares: Int32, at price: Int32 = 70_100, sum: Int32? = nil, number: String? = nil) throws
        -> OrderNotice
    {
        let fill = OrderNotice.Fill(number: number, quantity: Quantity(shares), price: Price(price))
        return try notice(.filled, id(), fill: fill, sum: sum.map { Quantity($0) })
    }

    private func order(
        filled: Int32,
        value: Int64? = nil,
        cancelled: Int32 = 0,
        rejected: Int32 = 0,
        id: OrderID? = nil,
        original: OrderID? = nil
    ) throws -> Order {
        Order(
            id: id ?? self.id(),
            original: original,
            symbol: try samsung(),
            side: .buy,
            kind: .limit(Price(70_100)),
            venue: .krx,
            placedAt: noon,
            ordered: Quantity(10),
            filled: Quantity(filled),
            value: value.flatMap { Money.won($0) },
            cancelled: Quantity(cancelled),
            rejected: Quantity(rejected)
        )
    }

    private func told(_ executions: [Execution]) -> [String] {
        executions.map { "\($0.kind) \($0.quantity)\($0.price.map { " at \($0)" } ?? "") -> \($0.filled)" }
    }

    @Test func `an order is told from acceptance to its last share`() throws {
        var ledger = ExecutionLedger(account: account)

        let story =
            ledger.take(try notice(.accepted, id()), at: noon) + ledger.take(try fill(4), at: noon)
            + ledger.take(try fill(6, at: 70_000), at: noon + .seconds(1))

        #expect(told(story) == ["accepted 10 at 70100 -> 0", "filled 4 at 70100 -> 4", "filled 6 at 70000 -> 10"])
        #expect(!ledger.needsReading)
    }

    @Test func `a lost fill is told when the list is read, at its own price`() throws {
        var ledger = ExecutionLedger(account: account)
        _ = ledger.take(try fill(4), at: noon)

        let read = ledger.take([try order(filled: 10, value: 4 * 70_100 + 6 * 70_000)])

        #expect(told(read) == ["filled 6 at 70000 -> 10"])
        #expect(ledger.take([try order(filled: 10)]).isEmpty)
    }

    @Test func `a notice that comes after the list told its shares is swallowed`() throws {
        var ledger = ExecutionLedger(account: account)
        let read = ledger.take([try order(filled: 4, value: 4 * 70_100)])

        let late = ledger.take(try fill(4), at: noon)

        #expect(told(read) == ["accepted 10 at 70100 -> 0", "filled 4 at 70100 -> 4"])
        #expect(late.isEmpty)
        // They may have been other shares, whose predecessors' notice was lost.
        #expect(ledger.needsReading)
        #expect(ledger.take([try order(filled: 4)]).isEmpty)
        #expect(ledger.take([try order(filled: 4)]).isEmpty)
        #expect(!ledger.needsReading)
    }

    @Test func `two equal notices are one fill until the list says two`() throws {
        var ledger = ExecutionLedger(account: account)

        #expect(ledger.take(try fill(3), at: noon).count == 1)
        #expect(ledger.take(try fill(3), at: noon).isEmpty)
        #expect(ledger.needsReading)
        #expect(told(ledger.take([try order(filled: 6, value: 6 * 70_100)])) == ["filled 3 at 70100 -> 6"])
    }

    @Test func `a repetition after the last share is no doubt`() throws {
        var ledger = ExecutionLedger(account: account)
        _ = ledger.take(try fill(10), at: noon)

        #expect(ledger.take(try fill(10), at: noon).isEmpty)
        #expect(!ledger.needsReading)
    }

    @Test func `a number or a sum tells a repetition from a second fill`() throws {
        var numbered = ExecutionLedger(account: account)
        _ = numbered.take(try fill(3, number: "1"), at: noon)
        #expect(numbered.take(try fill(3, number: "1"), at: noon).isEmpty)
        #expect(numbered.take(try fill(3, number: "2"), at: noon).count == 1)
        #expect(!numbered.needsReading)

        var summed = ExecutionLedger(account: account)
        _ = summed.take(try fill(3, sum: 3), at: noon)
        #expect(summed.take(try fill(3, sum: 3), at: noon).isEmpty)
        #expect(told(summed.take(try fill(3, sum: 8), at: noon)) == ["filled 2 -> 5", "filled 3 at 70100 -> 8"])
        #expect(!summed.needsReading)
    }

    @Test func `more than was ordered is not believed, and no number is too large`() throws {
        var ledger = ExecutionLedger(account: account)
        _ = ledger.take(try fill(4), at: noon)

        #expect(ledger.take(try fill(7, at: 1), at: noon).isEmpty)
        #expect(ledger.needsReading)
        var huge = try fill(1)
        huge.ordered = nil
        huge.order = id("1")
        huge.fill = OrderNotice.Fill(quantity: Quantity(units: .max), price: Price(units: .max))
        #expect(ledger.take(huge, at: noon).count == 1)
        #expect(ledger.take(huge, at: noon + .seconds(1)).isEmpty)
        var far = try order(filled: 0)
        far.filled = Quantity(units: .max)
        far.value = Money(units: .max, currency: .krw)
        #expect(ledger.take([far]).last?.filled == Quantity(units: .max))
    }

    @Test func `an end is told once, by whichever way it comes first`() throws {
        for byNotice in [true, false] {
            var ledger = ExecutionLedger(account: account)
            _ = ledger.take(try fill(4), at: noon)
            let cancelled = try notice(.cancelled, id("85200"), original: id())
            let list = [try order(filled: 4, cancelled: 6)]

            let first = byNotice ? ledger.take(cancelled, at: noon) : ledger.take(list)
            let second = byNotice ? ledger.take(list) : ledger.take(cancelled, at: noon)

            #expect(first.map(\.kind) == [.cancelled])
            #expect(first.map(\.filled) == [Quantity(4)])
            #expect(second.isEmpty, "by notice: \(byNotice)")
        }
    }

    @Test func `a change is told once, with both names`() throws {
        for byNotice in [true, false] {
            var ledger = ExecutionLedger(account: account)
            _ = ledger.take(try notice(.accepted, id()), at: noon)
            let modified = try notice(.modified, id("85200"), original: id())
            let list = [
                try order(filled: 0, cancelled: 10), try order(filled: 0, id: id("85200"), original: id()),
            ]

            let first = byNotice ? ledger.take(modified, at: noon) : ledger.take(list)
            let second = byNotice ? ledger.take(list) : ledger.take(modified, at: noon)

            #expect(first.map(\.kind) == [.modified])
            #expect(first.first?.order.number == "85200" && first.first?.original?.number == "85100")
            #expect(second.isEmpty, "by notice: \(byNotice)")
        }
    }

    @Test func `a refusal keeps its reason`() throws {
        var ledger = ExecutionLedger(account: account)
        var refused = try notice(.rejected, id())
        refused.reason = "APBK0952"

        #expect(ledger.take(refused, at: noon).map(\.reason) == ["APBK0952"])
        #expect(ledger.take([try order(filled: 0, rejected: 10)]).isEmpty)
    }

    @Test func `a list without branches means the order of its number`() throws {
        var ledger = ExecutionLedger(account: account)
        _ = ledger.take(try fill(4), at: noon)

        let read = ledger.take([try order(filled: 4, id: id(branch: ""))])
        let short = ledger.take([try order(filled: 4, id: id(branch: "3930"))])

        #expect(read.isEmpty && short.isEmpty)
        #expect(ledger.filled(of: id(branch: "")) == Quantity(4))
    }

    @Test func `one number at two branches is two orders`() throws {
        var ledger = ExecutionLedger(account: account)
        _ = ledger.take(try fill(4), at: noon)

        let read = ledger.take([try order(filled: 7, id: id(branch: "91234"))])

        #expect(read.last?.filled == Quantity(7))
        #expect(ledger.filled(of: id()) == Quantity(4))
    }

    @Test func `what was before the start is taken in and not told`() throws {
        var ledger = ExecutionLedger(account: account)

        ledger.adopt([try order(filled: 4)])

        #expect(ledger.take([try order(filled: 4)]).isEmpty)
        #expect(ledger.take([try order(filled: 5)]).count == 1)
    }

    @Test func `a notice without a branch means the order of its number, before and after the list`() throws {
        var ledger = ExecutionLedger(account: account)
        let early = OrderNotice.Fill(quantity: Quantity(4), price: Price(70_100))
        let late = OrderNotice.Fill(quantity: Quantity(6), price: Price(70_100))
        ledger.attribute(id(), to: .outside)

        let first = ledger.take(try notice(.filled, id(branch: ""), fill: early), at: noon)
        let read = ledger.take([try order(filled: 4)])
        let second = ledger.take(try notice(.filled, id(branch: ""), fill: late), at: noon + .seconds(1))
        let again = ledger.take([try order(filled: 10)])

        #expect(first.map(\.origin) == [.outside])
        #expect(second.map(\.filled) == [Quantity(10)])
        #expect(read.isEmpty && again.isEmpty)
    }

    @Test func `an origin is kept, told before or after the first word of the order`() throws {
        var ledger = ExecutionLedger(account: account)
        ledger.attribute(id(), to: .guardian(reason: "손실"))
        #expect(ledger.take(try fill(1), at: noon).map(\.origin) == [.guardian(reason: "손실")])

        ledger.attribute(id(), to: .outside)
        #expect(ledger.take(try fill(2), at: noon).map(\.origin) == [.outside])
    }

    @Test func `old days are forgotten`() throws {
        var ledger = ExecutionLedger(account: account)
        _ = ledger.take(try fill(1), at: noon)

        ledger.forget(before: day.advanced(by: 1))

        #expect(ledger.filled(of: id()) == nil)
    }

    @Test func `reserved orders have numbers of another kind`() throws {
        var ledger = ExecutionLedger(account: account)
        var reserved = try order(filled: 0)
        reserved.isReserved = true

        #expect(ledger.take([reserved]).isEmpty)
        #expect(ledger.filled(of: id()) == nil)
    }

    @Test func `equal ledgers are equal texts`() throws {
        var ledger = ExecutionLedger(account: account)
        for number in 1...50 { _ = ledger.take(try notice(.accepted, id("\(number)")), at: noon) }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]

        let text = try encoder.encode(ledger)
        let copy = try JSONDecoder().decode(ExecutionLedger.self, from: text)

        #expect(try encoder.encode(copy) == text)
        #expect(copy == ledger)
    }
}
