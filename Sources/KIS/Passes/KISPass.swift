package import PluginAPI

/// What the broker lets a program in with for a day: the token of REST or the key of the WebSocket.
package struct KISPass: Sendable, Hashable {
    /// Which of the two.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// For questions and orders.
        case token
        /// For the WebSocket.
        case approval

        /// How much time has to lie between two issues.
        var spacing: Duration { self == .token ? .seconds(60) : .seconds(1) }
    }

    /// The text, which is secret.
    package let text: Secret

    /// When it ends.
    package let expires: Timestamp

    /// Makes a pass.
    package init(text: Secret, expires: Timestamp) {
        self.text = text
        self.expires = expires
    }

    /// The longest time the broker gives.
    static let longestLife = Duration.seconds(24 * 3_600)
}
