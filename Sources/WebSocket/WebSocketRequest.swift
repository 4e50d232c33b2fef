/// A connection to be opened, with its limits.
public struct WebSocketRequest: Sendable, Hashable {
    /// Whose certificates are believed.
    public enum Trust: Sendable, Hashable {
        /// Those that the system trusts.
        case system
        /// Only those in a file in PEM form.
        case file(String)
    }

    /// Where to connect to.
    public var address: WebSocketAddress

    /// Whose certificates are believed, where the address is a secure one.
    public var trust = Trust.system

    /// The time for everything up to the first message: name, connection, encryption, handshake.
    public var openingTime = Duration.seconds(10)

    /// The time for a farewell, after which the connection is cut.
    public var closingTime = Duration.seconds(2)

    /// The longest message that is taken, in bytes; a longer one ends the connection.
    public var longestMessage = 1 << 20

    /// How many bytes of messages wait for a handler that is at work; nothing more is read beyond that.
    public var longestBacklog = 8 << 20

    /// A connection to an address, with limits that suit the stream of a broker.
    public init(_ address: WebSocketAddress) { self.address = address }
}
