/// Everything that is needed to speak for one account: servers, keys, number, and the HTS id for its own fills.
package struct KISAccess: Sendable, Hashable {
    /// Which servers.
    package let environment: KISEnvironment

    /// The keys, which belong to these servers.
    package let credentials: KISCredentials

    /// The account.
    package let account: KISAccount

    /// The login name of the broker's trading program, under which own fills are pushed.
    package let htsID: String?

    /// Brings together what belongs together.
    package init(
        _ environment: KISEnvironment,
        _ credentials: KISCredentials,
        account: KISAccount,
        htsID: String? = nil
    ) {
        self.environment = environment
        self.credentials = credentials
        self.account = account
        self.htsID = htsID
    }

    /// What a token, a budget and a WebSocket session belong to: an app key at a server.
    package var key: KISKey {
        KISKey(servers: environment.servers, address: environment.rest, fingerprint: credentials.fingerprint)
    }
}
