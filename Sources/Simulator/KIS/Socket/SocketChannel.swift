/// One of the socket's channels, by the broker's id.
enum SocketChannel: String, Sendable, CaseIterable {
    case trades = "H0STCNT0"
    case book = "H0STASP0"
    case expected = "H0STANC0"
    case operation = "H0STMKO0"
    case nextradeTrades = "H0NXCNT0"
    case nextradeBook = "H0NXASP0"
    case nextradeOperation = "H0NXMKO0"
    case combinedTrades = "H0UNCNT0"
    case combinedBook = "H0UNASP0"
    case combinedOperation = "H0UNMKO0"
    case notices = "H0STCNI0"
    case paperNotices = "H0STCNI9"
    case overseasTrades = "HDFSCNT0"
    case overseasBook = "HDFSASP0"
    case asianBook = "HDFSASP1"
    case overseasNotices = "H0GSCNI0"
    case overseasPaperNotices = "H0GSCNI9"
    case formerPrices = "H0STOUP0"
    case formerBook = "H0STOAA0"
    case formerExpected = "H0STOAC0"

    /// What a channel's key names.
    enum Key: Sendable {
        case domestic
        case overseas
        case customer
    }

    var key: Key {
        switch self {
        case .notices, .paperNotices, .overseasNotices, .overseasPaperNotices: .customer
        case .overseasTrades, .overseasBook, .asianBook: .overseas
        default: .domestic
        }
    }

    /// Whether frames are encrypted.
    var isEncrypted: Bool { key == .customer }

    func isServed(in realm: Realm) -> Bool {
        switch self {
        case .paperNotices, .overseasPaperNotices: realm == .paper
        // Of the American channels on the practice servers nothing is confirmed, so they are served.
        case .trades, .book, .expected, .overseasTrades, .overseasBook, .asianBook: true
        default: realm == .real
        }
    }
}
