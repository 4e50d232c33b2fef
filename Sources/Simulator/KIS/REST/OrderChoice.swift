/// Which orders a list shows, by the broker's codes.
struct OrderChoice: Sendable {
    /// `00` for both sides.
    let side: String
    /// `00` for all, `01` for those with fills, `02` for those that are open.
    let progress: String
    /// Blank for every venue.
    let routing: String
    /// Nothing for every number.
    let number: Int?

    func contains(_ order: Order) -> Bool {
        guard side == "00" || side == order.side.code else { return false }
        guard routing.isEmpty || routing == order.routing.rawValue else { return false }
        if let number, number != order.number { return false }
        switch progress {
        case "01": return order.filled > 0
        case "02": return order.isOpen
        default: return true
        }
    }
}
