/// What became of one item.
public enum DeliveryOutcome: Sendable, Hashable {
    /// The service confirmed it.
    case delivered
    /// The service confirmed it and said something about it.
    case confirmed(DeliveryReceipt)
    /// Not delivered; try again, not before the pause if one is given.
    case retry(after: Duration?, reason: String)
    /// Begun: some of it has arrived, and this sink goes on from there; try again, not before a pause if given.
    /// After a restart all of it is sent again and says that it may be a repeat.
    case partial(after: Duration?, reason: String)
    /// Not delivered and never will be; others may be.
    case never(reason: String)
    /// Perhaps delivered: the answer was lost.
    case unknown(reason: String)
    /// Not delivered, and nothing will be until a person changes something: the destination is gone or refuses the program.
    case closed(reason: String)
    /// Not delivered: the destination has another address from now on, which is kept over restarts.
    case moved(to: String)
}

/// What a service says about a message that it took.
public struct DeliveryReceipt: Sendable, Hashable {
    /// The message's id at the service, to which a picture can be added.
    public var message: String?

    /// For how long the destination takes nothing more.
    public var pause: Duration?

    /// Makes a receipt.
    public init(message: String? = nil, pause: Duration? = nil) {
        self.message = message
        self.pause = pause
    }
}
