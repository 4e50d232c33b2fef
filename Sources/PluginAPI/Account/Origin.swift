/// Who caused an order or an execution.
public enum Origin: Sendable, Hashable, Codable {
    /// A rule of this program, at the event of the given sequence.
    case rule(pipeline: String, rule: String, sequence: Int64)
    /// A person, by a command to this program.
    case person(name: String)
    /// The account's guards, such as a liquidation at a limit.
    case guardian(reason: String)
    /// Somebody outside this program, such as the owner in the broker's own app.
    case outside
    /// Not known yet: the broker tells of an order that no journal entry explains so far.
    case unknown
}
