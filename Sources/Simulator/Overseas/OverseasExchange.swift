/// An American exchange with the three families of codes that the broker uses for it.
enum OverseasExchange: Int, Sendable, CaseIterable {
    case nasdaq
    case nyse
    case amex

    /// The code in quotes and on the socket.
    var quoteCode: String {
        switch self {
        case .nasdaq: "NAS"
        case .nyse: "NYS"
        case .amex: "AMS"
        }
    }

    /// The code in orders and accounts.
    var orderCode: String {
        switch self {
        case .nasdaq: "NASD"
        case .nyse: "NYSE"
        case .amex: "AMEX"
        }
    }

    /// The code in fill notices.
    var noticeCode: String {
        switch self {
        case .nasdaq: "6"
        case .nyse: "7"
        case .amex: "8"
        }
    }

    /// The Korean name.
    var koreanName: String {
        switch self {
        case .nasdaq: "나스닥"
        case .nyse: "뉴욕거래소"
        case .amex: "아멕스"
        }
    }
}
