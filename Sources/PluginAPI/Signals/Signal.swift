/// What a rule decided, and on which event.
public struct Signal: Sendable, Hashable {
    /// What was decided.
    public enum Content: Sendable, Hashable {
        /// A person should know something.
        case alert(Alert)
        /// An order should be placed.
        case order(OrderIntent)
    }

    /// Times and sequence of the event that the decision was made on.
    public var header: EventHeader

    /// The id of the rule that decided.
    public var rule: String

    /// What was decided.
    public var content: Content

    /// Makes a signal; the engine and tests do, rules use `Signals`.
    public init(_ header: EventHeader, rule: String, _ content: Content) {
        self.header = header
        self.rule = rule
        self.content = content
    }

    /// The instrument it is about, if any.
    public var symbol: Symbol? {
        switch content {
        case .alert(let alert): alert.symbol
        case .order(let intent): intent.symbol
        }
    }
}
