/// A promise of the plugin contract that a plugin breaks.
public struct ContractProblem: Sendable, Hashable, CustomStringConvertible {
    /// The check that found it, in kebab-case.
    public var check: String

    /// What happened.
    public var detail: String

    /// Makes a problem.
    public init(_ check: String, _ detail: String) {
        self.check = check
        self.detail = detail
    }

    /// The check and what happened.
    public var description: String { "\(check): \(detail)" }
}
