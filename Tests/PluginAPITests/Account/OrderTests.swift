import Foundation
import PluginAPI
import Testing

@Suite struct OrderTests {
    private let order: Order

    init() throws {
        let day = try #require(CivilDate(yyyymmdd: 20_261_120))
        order = Order(
            id: OrderID(day: day, branch: "03930", number: "0000085100"),
            symbol: try #require(Symbol("005930")),
            side: .buy,
            kind: nil,
            venue: .combined,
            placedAt: Timestamp(nanoseconds: 1),
            ordered: Quantity(10),
            filled: Quantity(4),
            value: Money.won(280_400),
            cancelled: Quantity(3),
            rejected: Quantity(1)
        )
    }

    @Test func `what was neither filled nor taken back nor refused is open`() {
        #expect(order.open == Quantity(2))
    }

    @Test func `an order that was stored is read back as the same`() throws {
        let stored = try JSONEncoder().encode(order)

        let read = try JSONDecoder().decode(Order.self, from: stored)

        #expect(read == order)
    }
}
