/// Orders that are kept over night.
extension Desk {
    /// Keeps an order for the next opening, or until a day.
    mutating func reserve(
        _ request: OrderRequest,
        until end: MarketDate?
    ) throws(OrderReject) -> ReservedOrder {
        guard ReservedOrder.isWindowOpen(at: now) else { throw .afterClose }
        guard let symbol = market.index(of: request.symbol) else { throw .unknownSymbol }
        guard ["00", "01", "02", "05"].contains(request.code), request.quantity > 0 else { throw .kindNotAllowed }
        let grid = market.boards[symbol].grid
        if ["00", "02"].contains(request.code) {
            guard request.price > 0, request.price.isMultiple(of: grid.step(at: request.price)) else { throw .offTick }
        }
        let day = ReservedOrder.firstDay(for: now)
        let last = end ?? day
        guard last >= day, last <= now.day.advanced(by: 30) else { throw .closedDay }
        guard reserved.count < Self.keptReservations else { throw .nothingToChange }
        let order = ReservedOrder(
            sequence: 1_001 + reserved.count,
            day: day,
            received: now,
            symbol: symbol,
            side: request.side,
            code: request.code,
            quantity: request.quantity,
            price: request.price,
            end: last
        )
        reserved.append(order)
        return order
    }

    /// Takes a reservation back.
    mutating func cancelReserved(_ sequence: Int) throws(OrderReject) {
        guard ReservedOrder.isWindowOpen(at: now) else { throw .afterClose }
        guard let place = reserved.firstIndex(where: { $0.sequence == sequence }) else { throw .noOriginal }
        let order = reserved[place]
        guard order.cancelled == nil, now.day <= order.end, order.sent[order.end] == nil else { throw .nothingToChange }
        reserved[place].cancelled = now
    }

    /// Sends what is due before the opening; what is refused keeps its reason.
    mutating func sendReserved(on day: MarketDate) {
        for place in reserved.indices where reserved[place].isDue(on: day) {
            let order = reserved[place]
            let request = OrderRequest(
                symbol: market.boards[order.symbol].instrument.symbol,
                side: order.side,
                code: order.code,
                quantity: order.quantity,
                price: order.price,
                routing: .krx
            )
            do {
                reserved[place].sent[day] = .order(try self.place(request).number)
            } catch {
                reserved[place].sent[day] = .rejected(error)
            }
        }
    }

    private static let keptReservations = 10_000
}
