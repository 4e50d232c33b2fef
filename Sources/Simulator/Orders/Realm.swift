/// Which of the broker's two worlds is simulated; keys, tokens, accounts and ids of one are nothing in the other.
public enum Realm: String, Sendable, CaseIterable {
    /// The servers for real money.
    case real
    /// The broker's own practice servers.
    case paper
}
