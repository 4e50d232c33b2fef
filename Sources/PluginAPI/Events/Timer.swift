/// A point in time that a schedule names or a rule asked for.
public struct Timer: Sendable, Hashable, Codable {
    /// The name its maker gave it.
    public var name: String

    /// The moment it was meant for; it can be seen a little later, never earlier.
    public var due: Timestamp

    /// Makes a timer.
    public init(name: String, due: Timestamp) {
        self.name = name
        self.due = due
    }
}
