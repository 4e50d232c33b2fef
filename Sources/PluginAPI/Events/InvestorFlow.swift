/// Net buying of one instrument by kind of investor on one day, in shares; negative is net selling.
public struct InvestorFlow: Sendable, Hashable, Codable {
    /// The instrument.
    public var symbol: Symbol

    /// The day.
    public var day: CivilDate

    /// Private persons.
    public var individuals: Quantity

    /// Foreigners.
    public var foreigners: Quantity

    /// Domestic institutions.
    public var institutions: Quantity

    /// Whether the figures are the exchange's estimate during the day.
    public var isEstimate: Bool

    /// Makes a day's flow.
    public init(
        symbol: Symbol,
        day: CivilDate,
        individuals: Quantity,
        foreigners: Quantity,
        institutions: Quantity,
        isEstimate: Bool
    ) {
        self.symbol = symbol
        self.day = day
        self.individuals = individuals
        self.foreigners = foreigners
        self.institutions = institutions
        self.isEstimate = isEstimate
    }
}
