/// Where each bar stands: side by side without gaps for the hours and days in which nothing is traded.
struct BarScale {
    /// From the left to the right of the pane.
    let pane: ClosedRange<Double>

    /// The width of one bar with the space around it.
    let slot: Double

    /// A few bars are drawn as wide as many would be, at the right, where new ones come.
    private static let widest = 24.0

    init(count: Int, pane: ClosedRange<Double>) {
        self.pane = pane
        slot = min(Self.widest, (pane.upperBound - pane.lowerBound) / Double(max(1, count)))
        first = pane.upperBound - slot * Double(count)
    }

    private let first: Double

    /// The middle of a bar.
    func x(_ index: Int) -> Double { first + (Double(index) + 0.5) * slot }
}
