/// What is asked of a service.
///
/// It prints as its method alone: addresses, fields and bodies may hold secrets.
public struct HTTPRequest: Sendable, Hashable {
    /// Which connections a request goes over.
    public enum Connections: Sendable, Hashable {
        /// Those of all requests.
        case shared

        /// Connections apart, on a thread of their own, so that nothing else makes the request wait.
        ///
        /// Meant for orders, and for a small request now and then that keeps their connection warm.
        case reserved
    }

    /// What the service is asked to do.
    public var method: HTTPMethod

    /// The address; `http` and `https` alone.
    public var url: SensitiveText

    /// The header fields; those that frame the request are written by the library.
    public var fields: [HTTPField]

    /// The body; `GET` and `HEAD` have none.
    public var body: [UInt8]

    /// Whether the request must reach the service once at most, whatever happens to its connection.
    ///
    /// True for every method that changes something. Such a request goes over HTTP/1.1, is alone on its connection while
    /// it runs, follows no redirect, and gives its body away a single time.
    public var isOnce: Bool

    /// The connections it goes over.
    public var connections = Connections.shared

    /// How many redirects are followed; a request that goes out once follows none.
    public var redirects = 0

    /// The time for each phase, or nothing for that of the client.
    public var timeouts: HTTPTimeouts?

    /// The largest body of the answer in bytes, or nothing for that of the client.
    public var largestBody: Int?

    /// Makes a request that goes out once when its method changes something.
    public init(_ method: HTTPMethod, _ url: SensitiveText, fields: [HTTPField] = [], body: [UInt8] = []) {
        self.method = method
        self.url = url
        self.fields = fields
        self.body = body
        isOnce = !method.onlyReads
    }
}

extension HTTPRequest: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The method.
    public var description: String { method.rawValue }

    /// The method.
    public var debugDescription: String { description }

    /// A mirror without children, so that `dump` shows the method alone.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
