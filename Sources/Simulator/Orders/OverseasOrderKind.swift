/// A kind of American order by the broker's two-digit code; there is no plain market order.
enum OverseasOrderKind: String, Sendable {
    case limit = "00"
    case marketOnOpen = "31"
    case limitOnOpen = "32"
    case marketOnClose = "33"
    case limitOnClose = "34"

    var pricing: OrderPricing {
        switch self {
        case .limit: .limit
        case .marketOnOpen, .limitOnOpen: .open
        case .marketOnClose, .limitOnClose: .close
        }
    }

    /// Whether the request has to carry a price.
    var takesPrice: Bool {
        switch self {
        case .limit, .limitOnOpen, .limitOnClose: true
        case .marketOnOpen, .marketOnClose: false
        }
    }

    /// Only sales go in at whatever price there is.
    func isAllowed(for side: OrderSide) -> Bool { takesPrice || side == .sell }

    /// The code in fill notices.
    var noticeCode: String {
        switch self {
        case .limit: "2"
        case .marketOnOpen: "A"
        case .limitOnOpen: "B"
        case .marketOnClose: "C"
        case .limitOnClose: "D"
        }
    }
}
