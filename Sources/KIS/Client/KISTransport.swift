package import PluginAPI

/// Why there is no reply.
package enum KISTransportFailure: Error, Sendable, Hashable {
    /// Not a byte of the request left this machine.
    case notSent(reason: LocalizedText)
    /// Nobody knows what the server has seen.
    case lost(reason: LocalizedText)
}

/// Whatever sends requests: the HTTP client, or a script in a test.
package protocol KISTransport: Sendable {
    /// Sends a request and waits for the whole reply, for a bounded time.
    ///
    /// - Throws: `KISTransportFailure`, for a cancelled task too.
    func send(_ sending: KISSending) async throws(KISTransportFailure) -> KISReply
}
