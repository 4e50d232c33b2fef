/// A place that a sink delivers to: a chat, a channel, a webhook.
///
/// Items of one destination keep their order and its pace; one that is out of reach holds up no other.
public struct Destination: Sendable, Hashable {
    /// Its name within the sink, the same after a restart and safe to show; empty for the only one of a sink.
    public var name: String

    /// A digest of what it is reached with, empty if that is its name; one that was closed is tried anew when it changes.
    public var fingerprint: String

    /// How much it takes; every limit holds.
    public var paces: [Pace]

    /// The account of the service that it shares limits with, if any.
    public var account: Account?

    /// Limits that the destinations of one account share, in whatever sinks they are.
    public struct Account: Sendable, Hashable {
        /// A name that two accounts never share, without a secret in it.
        public var name: String

        /// How much all of its destinations together take; every limit holds.
        public var paces: [Pace]

        /// Describes an account.
        public init(_ name: String, paces: [Pace]) {
            self.name = name
            self.paces = paces
        }
    }

    /// Describes a destination.
    public init(_ name: String = "", fingerprint: String = "", paces: [Pace] = [], account: Account? = nil) {
        self.name = name
        self.fingerprint = fingerprint
        self.paces = paces
        self.account = account
    }
}

/// How many messages may be sent within a time.
public struct Pace: Sendable, Hashable {
    /// How many messages, at least one.
    public var count: Int

    /// In which time, whenever it begins.
    public var time: Duration

    /// Makes a pace, as in `Pace(20, per: .seconds(60))`.
    public init(_ count: Int, per time: Duration) {
        precondition(count > 0 && time > .zero, "a pace lets something through and lasts")
        self.count = count
        self.time = time
    }
}
