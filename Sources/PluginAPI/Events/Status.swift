/// A change in the state of the program or of one of its parts.
public struct Status: Sendable, Hashable, Codable {
    /// The state that a part can be in.
    public enum State: String, Sendable, Hashable, Codable, CaseIterable {
        /// Not started yet.
        case idle
        /// Connecting, loading, restoring.
        case starting
        /// Doing its work.
        case running
        /// Working with something missing, such as a lost connection that is being renewed.
        case degraded
        /// Stopped by an error; it will not work again in this run.
        case failed
        /// Ended in good order.
        case stopped
    }

    /// The name under which the program as a whole is a part: running once everything is, stopped when it begins to end.
    public static let host = "host"

    /// The part, such as `pipelines.sigma.sources.replay`.
    public var component: String

    /// Its new state.
    public var state: State

    /// Why, in the words of the part, free of secrets.
    public var reason: String?

    /// Makes a change of state.
    public init(component: String, state: State, reason: String? = nil) {
        self.component = component
        self.state = state
        self.reason = reason
    }
}
