/// The broker's two sets of servers, which have keys, accounts and TR ids of their own.
package enum KISServers: String, Sendable, Hashable, Codable, CaseIterable {
    /// The market, with money.
    case real
    /// Practice, 모의투자.
    case paper

    /// Where questions and orders go.
    package var rest: String {
        switch self {
        case .real: "https://openapi.koreainvestment.com:9443"
        case .paper: "https://openapivts.koreainvestment.com:29443"
        }
    }

    /// Where the market and the account's own fills come from; the broker offers no encrypted address.
    package var webSocket: String {
        switch self {
        case .real: "ws://ops.koreainvestment.com:21000/tryitout"
        case .paper: "ws://ops.koreainvestment.com:31000/tryitout"
        }
    }

    /// The other set.
    var other: KISServers { self == .real ? .paper : .real }
}
