package import PluginAPI

/// One thing that can be asked of the broker or ordered: a row of the table of endpoints.
package struct KISEndpoint: Sendable, Hashable {
    /// How it is sent.
    package enum Method: String, Sendable, Hashable {
        /// With parameters in the address.
        case get = "GET"
        /// With a JSON body.
        case post = "POST"
    }

    /// How an answer that does not fit one page goes on.
    package enum Paging: Sendable, Hashable {
        /// It always fits.
        case none
        /// By context keys whose names end in a number, 100 or 200.
        case numbered(Int)
    }

    /// How it is sent.
    package let method: Method

    /// The path on the server.
    package let path: String

    /// Its TR id on the real servers.
    package let realID: String

    /// Its TR id on the paper servers, or nothing where they do not offer it.
    package let paperID: String?

    /// How the answer goes on.
    package let paging: Paging

    /// Whether the account's number belongs to the parameters.
    package let namesAccount: Bool

    /// The other parameters.
    package let parameters: KISParameters

    /// What is asked for, in words for a message.
    package let subject: LocalizedText

    /// Whether it changes the account, so that it must never be sent twice by itself.
    package var isOrder: Bool { method == .post && namesAccount }

    /// The last part of the path, which is how the broker's documents call it.
    package var name: String { String(path[(path.lastIndex(of: "/") ?? path.startIndex)...].dropFirst()) }

    /// The TR id on a set of servers, or nothing where it is not offered.
    package func trID(on servers: KISServers) -> String? { servers == .real ? realID : paperID }

    init(
        _ method: Method,
        _ path: String,
        real: String,
        paper: String?,
        paging: Paging = .none,
        namesAccount: Bool = false,
        _ parameters: KISParameters,
        _ subject: LocalizedText
    ) {
        self.method = method
        self.path = path
        realID = real
        paperID = paper
        self.paging = paging
        self.namesAccount = namesAccount
        self.parameters = parameters
        self.subject = subject
    }
}
