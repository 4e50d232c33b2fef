/// What becomes of the part of an order that cannot be filled at once.
enum OrderCondition: String, Sendable {
    case none = "0"
    /// It is cancelled.
    case immediateOrCancel = "1"
    /// Nothing is filled at all.
    case fillOrKill = "2"

    /// The name in lists of orders.
    var name: String {
        switch self {
        case .none: "없음"
        case .immediateOrCancel: "IOC"
        case .fillOrKill: "FOK"
        }
    }
}
