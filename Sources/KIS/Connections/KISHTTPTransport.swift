internal import HTTP
internal import PluginAPI

/// Sends the requests of a client with the HTTP library, orders on connections of their own.
package struct KISHTTPTransport: KISTransport {
    private let http: HTTPClient

    /// Makes a transport with connections of its own.
    package init() { http = HTTPClient() }

    /// Sends a request.
    package func send(_ sending: KISSending) async throws(KISTransportFailure) -> KISReply {
        var request = HTTPRequest(
            sending.method == .get ? .get : .post,
            SensitiveText(Secret(sending.url)),
            fields: sending.headers.map { HTTPField($0.name, SensitiveText(Secret($0.value))) },
            body: sending.body ?? []
        )
        if sending.isOrder { request.connections = .reserved }
        do throws(HTTPFailure) {
            let response = try await http.send(request)
            return KISReply(status: response.status, continuation: response["tr_cont"] ?? "", body: response.body)
        } catch {
            switch error.outcome {
            case .notSent: throw .notSent(reason: error.message)
            case .unknown: throw .lost(reason: error.message)
            }
        }
    }
}
