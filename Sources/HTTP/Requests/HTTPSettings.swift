/// How a client connects and how much it takes.
public struct HTTPSettings: Sendable, Hashable {
    /// Whose signature makes a service trusted.
    public enum Authorities: Sendable, Hashable {
        /// The authorities of the system.
        case system

        /// The certificates in a text, each between `BEGIN CERTIFICATE` and `END CERTIFICATE`, and no others.
        case pem(String)
    }

    /// The time for each phase of a request.
    public var timeouts = HTTPTimeouts()

    /// The largest head of an answer in bytes, all interim answers and trailers included.
    public var largestHead = 64 * 1024

    /// The largest body of an answer in bytes, as it is after unpacking.
    public var largestBody = 16 * 1024 * 1024

    /// How many requests run at once, on the shared and on the reserved connections each.
    public var requestsAtOnce = 64

    /// How many requests run at once to one host.
    public var requestsPerHost = 8

    /// How many requests may wait for their turn; one more fails at once.
    public var waitingRequests = 1024

    /// How long a connection may have been idle and still carry a request that goes out once.
    ///
    /// A service that closes an idle connection just when a request leaves makes the request's outcome unknown, so such
    /// requests take a fresh connection sooner than others.
    public var idleBeforeOnce: Duration = .seconds(15)

    /// Whose signature makes a service trusted.
    public var authorities = Authorities.system

    /// The proxies.
    public var proxies: HTTPProxies

    /// What the client calls itself where a request does not say.
    public var userAgent = "maedup"

    /// The usual settings; the proxies are those of the process's environment unless others are given.
    public init(proxies: HTTPProxies = .environment) { self.proxies = proxies }
}
