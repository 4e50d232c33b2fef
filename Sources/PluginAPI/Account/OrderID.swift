/// A broker's own name of an order: its number is unique only for one day and one branch.
public struct OrderID: Sendable, Hashable, Codable {
    /// The day on which the order was accepted.
    public var day: CivilDate

    /// The branch that accepted it, or nothing where the broker has none.
    public var branch: String

    /// The number without leading zeros, since a broker's surfaces pad it differently.
    public var number: String

    /// Makes a name, dropping the number's leading zeros.
    public init(day: CivilDate, branch: String = "", number: some StringProtocol) {
        self.day = day
        self.branch = branch
        let significant = number.drop { $0 == "0" }
        self.number = significant.isEmpty ? "0" : String(significant)
    }
}

extension OrderID: CustomStringConvertible {
    /// Day, branch if any, and number.
    public var description: String { branch.isEmpty ? "\(day)/\(number)" : "\(day)/\(branch)/\(number)" }
}
