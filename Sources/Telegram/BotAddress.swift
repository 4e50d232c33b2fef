import HTTP

/// Where bots are served: by the service itself, or by a server of the same interface.
///
/// A token goes to this address, so nothing is taken that two readers could read differently.
package struct BotAddress: Sendable, Hashable {
    package static let official = "https://api.telegram.org"

    /// The address without a slash at its end.
    package let text: String

    /// Whether it is the service's own address, or one on this machine.
    package let isOwn: Bool

    /// Reads scheme, host and port in the form in which they go out, and nothing behind them.
    package init?(_ text: String) {
        let origin = text.hasSuffix("/") ? String(text.dropLast()) : text
        guard let address = HTTPAddress(origin), address.path == "/", address.query == nil, address.origin == origin
        else { return nil }
        self.text = origin
        isOwn = origin == Self.official || address.isLoopback
    }
}
