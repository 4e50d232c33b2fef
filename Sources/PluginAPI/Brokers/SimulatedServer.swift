/// Where the broker in the box listens, and for whom.
public struct SimulatedServer: Sendable, Hashable {
    /// Where questions and orders go.
    public var restURL: String

    /// Where the market and own fills come from.
    public var websocketURL: String

    /// The key that it takes; made up, like everything here.
    public var appKey: Secret

    /// The secret that belongs to the key.
    public var appSecret: Secret

    /// The account's number.
    public var account: String

    /// The login name under which own fills are pushed, at a broker that has one.
    public var htsID: String?

    /// Describes a server.
    public init(
        restURL: String,
        websocketURL: String,
        appKey: Secret,
        appSecret: Secret,
        account: String,
        htsID: String? = nil
    ) {
        self.restURL = restURL
        self.websocketURL = websocketURL
        self.appKey = appKey
        self.appSecret = appSecret
        self.account = account
        self.htsID = htsID
    }
}
