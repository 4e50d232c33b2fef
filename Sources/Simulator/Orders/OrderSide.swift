/// Which way an order goes.
public enum OrderSide: Sendable, Hashable {
    /// Shares for money.
    case buy
    /// Money for shares.
    case sell

    /// The broker's code in lists, requests and notices.
    var code: String { self == .sell ? "01" : "02" }

    init?(code: String) {
        switch code {
        case "01": self = .sell
        case "02": self = .buy
        default: return nil
        }
    }

    /// How the broker calls a cash order of this side.
    var koreanName: String { self == .sell ? "현금매도" : "현금매수" }
}
