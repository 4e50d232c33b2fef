/// Sends requests over connections that stay open between them.
///
/// Every request ends with an answer or a failure, within its time and its limits, and a cancelled task ends its
/// request at once. Certificates are verified, cookies are not kept, and redirects are followed only where a request
/// asks for it.
///
/// ```swift
/// let client = HTTPClient()
/// let answer = try await client.send(HTTPRequest(.get, "https://example.com/bot\(token)/status"))
/// ```
public final class HTTPClient: Sendable {
    private let settings: HTTPSettings
    private let shared: TransferLoop
    private let reserved: TransferLoop

    /// Makes a client; connections and threads begin with the first request.
    public init(_ settings: HTTPSettings = HTTPSettings()) {
        self.settings = settings
        shared = TransferLoop("http", settings)
        reserved = TransferLoop("http-reserved", settings)
    }

    /// Sends a request and waits for the whole answer; any status is an answer.
    ///
    /// - Throws: why there is no answer, and whether the service can have acted on the request.
    public func send(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse {
        let loop = request.connections == .reserved ? reserved : shared
        var prepared = try PreparedRequest(request, settings, from: .now)
        var redirectsLeft = request.isOnce ? 0 : request.redirects
        while true {
            let response = try await loop.exchange(prepared)
            guard request.redirects > 0, !request.isOnce, let location = response.redirect else { return response }
            guard redirectsLeft > 0 else { throw prepared.failure(.redirected, .unknown) }
            redirectsLeft -= 1
            prepared = try prepared.redirected(response.status, to: location)
        }
    }

    /// Gives up what is on its way and closes all connections; later requests fail.
    public func close() async {
        await shared.close()
        await reserved.close()
    }
}

extension HTTPResponse {
    /// Where a redirect leads to.
    fileprivate var redirect: String? {
        switch status {
        case 301, 302, 303, 307, 308: self["Location"]
        default: nil
        }
    }
}
