import PluginAPI

/// One message on its way to one place, as the outbox holds it.
struct OutboxItem: Sendable, Equatable {
    /// What an item is.
    enum Kind: String, Sendable {
        /// An alert's message.
        case alert
        /// One message for several alerts that had to wait.
        case digest
        /// A picture that follows an alert's message.
        case image
    }

    /// What has become of an item.
    enum State: String, Sendable {
        /// It is to be sent.
        case waiting
        /// It is being sent; found at a start, it may have arrived.
        case sending
        /// The service confirmed it.
        case delivered
        /// A digest went out, or will go out, in its place.
        case folded
        /// It cannot be delivered until a person decides.
        case dead
        /// It was given up, by a person or because it was worth nothing any more.
        case dropped
    }

    /// In which order items leave.
    enum Rank: Int, Sendable {
        /// Before everything else.
        case critical = 0
        /// In the order in which they were raised.
        case ordinary = 1
        /// When nothing else waits.
        case image = 2
    }

    /// Its number, which grows with time.
    var id: Int64

    /// What it is.
    var kind: Kind

    /// The short id of the alert or digest, for people.
    var name: String

    /// Its place in the order.
    var rank: Rank

    /// When it was put into the outbox.
    var created: Timestamp

    /// When it was to be sent: then, or later if it was held back.
    var due: Timestamp

    /// How often it has been tried.
    var attempts: Int

    /// Whether an earlier attempt may have arrived.
    var mayRepeat: Bool

    /// Everything else, in its stored form.
    var content: String
}

/// An item that is about to be put into the outbox.
struct NewOutboxItem: Sendable {
    var place: OutboxPlace
    var kind: OutboxItem.Kind
    var name: String
    var rank: OutboxItem.Rank
    var content: String
    var created: Timestamp

    /// What the picture that follows shows, in its stored form, if there is to be one.
    var image: String?

    /// The moment before which its routing does not let it be sent; later than `created` for what was held back.
    var notBefore: Timestamp

    /// The moment before which it is not sent since somebody asked for silence.
    var mutedUntil = Timestamp(nanoseconds: 0)

    /// What holds it back if an alert like it was told at its place a short time ago.
    var restraint: RepeatRestraint?
}
