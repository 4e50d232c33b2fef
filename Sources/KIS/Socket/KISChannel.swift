/// What can be registered for on the broker's WebSocket; the raw value is the TR id.
package enum KISChannel: String, Sendable, Hashable, CaseIterable {
    /// Trades at KRX.
    case krxTrades = "H0STCNT0"
    /// Trades at NXT.
    case nxtTrades = "H0NXCNT0"
    /// Trades at both.
    case combinedTrades = "H0UNCNT0"
    /// The order book of KRX.
    case krxBook = "H0STASP0"
    /// The order book of NXT.
    case nxtBook = "H0NXASP0"
    /// Both order books as one.
    case combinedBook = "H0UNASP0"
    /// Trades in the US.
    case usTrades = "HDFSCNT0"
    /// The order books of the US.
    case usBook = "HDFSASP0"
    /// The account's own orders and fills.
    case ownFills = "H0STCNI0"
    /// The same on paper.
    case ownPaperFills = "H0STCNI9"
    /// The account's own US orders and fills.
    case ownUSFills = "H0GSCNI0"
    /// The same on paper.
    case ownUSPaperFills = "H0GSCNI9"

    /// Whether it tells of the account and not of the market.
    package var isOwn: Bool {
        switch self {
        case .ownFills, .ownPaperFills, .ownUSFills, .ownUSPaperFills: true
        default: false
        }
    }

    /// Whether a set of servers has it; the US market on paper is unconfirmed, and a refusal says so in time.
    package func isOffered(on servers: KISServers) -> Bool {
        switch self {
        case .krxTrades, .krxBook, .usTrades, .usBook: true
        case .nxtTrades, .combinedTrades, .nxtBook, .combinedBook, .ownFills, .ownUSFills: servers == .real
        case .ownPaperFills, .ownUSPaperFills: servers == .paper
        }
    }
}
