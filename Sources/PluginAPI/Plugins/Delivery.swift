/// One item on its way through a sink.
public struct Delivery: Sendable {
    /// What is delivered.
    public enum Content: Sendable {
        /// An alert and its message in the language of the run.
        case alert(Alert, text: String)
        /// An order that a rule asks for; the account's guards have not seen it yet.
        case order(OrderIntent)
        /// An event the sink's settings asked for.
        case event(Event)
        /// What stands in the place of alerts that had to wait.
        case digest(AlertDigest)
        /// A picture that belongs to an alert that was delivered before.
        case image(AlertImage)
    }

    /// The short id under which the item can be explained, the same for every sink and every attempt.
    public var id: String

    /// The pipeline it comes from.
    public var pipeline: String

    /// The rule that decided it, or nothing for an event.
    public var rule: String?

    /// How urgent it is.
    public var severity: AlertSeverity

    /// Times and sequence of the event behind it.
    public var header: EventHeader

    /// What is delivered.
    public var content: Content

    /// Whether an earlier attempt may already have arrived, which the message has to say.
    public var mayRepeat: Bool

    /// The name of the destination it goes to.
    public var destination = ""

    /// The address that has taken the place of the destination's own, as `DeliveryOutcome.moved` told.
    public var address: String?

    /// Makes an item.
    public init(
        id: String,
        pipeline: String,
        rule: String?,
        severity: AlertSeverity,
        header: EventHeader,
        content: Content,
        mayRepeat: Bool = false
    ) {
        self.id = id
        self.pipeline = pipeline
        self.rule = rule
        self.severity = severity
        self.header = header
        self.content = content
        self.mayRepeat = mayRepeat
    }
}
