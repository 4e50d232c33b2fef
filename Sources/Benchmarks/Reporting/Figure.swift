/// One measured quantity beside its baseline.
struct Figure: Sendable, Codable {
    /// A quantity to compare with.
    struct Baseline: Sendable, Codable {
        var name: String
        var median: Double
    }

    /// Whether the decisions were those of the reference.
    enum Decisions: String, Sendable, Codable {
        case equal, failed = "FAILED"
    }

    /// The row it belongs to.
    var row: Row

    /// What was measured.
    var name: String

    /// The unit, the same for the baseline.
    var unit: String

    var median: Double
    var lowest: Double
    var highest: Double
    var baseline: Baseline?

    /// What is aimed at, in words.
    var goal: String?

    /// Whether the goal is reached.
    var isReached: Bool?

    var decisions: Decisions?

    init(_ row: Row, _ name: String, _ samples: Samples, _ unit: String, beside baseline: Baseline? = nil) {
        self.row = row
        self.name = name
        self.unit = unit
        median = samples.median
        lowest = samples.lowest
        highest = samples.highest
        // What could not be measured is not there to compare with, and JSON has no word for it.
        self.baseline = baseline.flatMap { $0.median.isNaN ? nil : $0 }
    }

    /// The quantity as a multiple of the baseline.
    var ratio: Double? { baseline.map { median / $0.median } }

    /// The same figure with a goal for the median.
    func goal(_ text: String, _ isReached: (Double) -> Bool) -> Figure {
        var figure = self
        figure.goal = text
        figure.isReached = isReached(median)
        return figure
    }

    /// The same figure with a goal for the ratio.
    func ratioGoal(_ text: String, _ isReached: (Double) -> Bool) -> Figure {
        guard let ratio else { return self }
        return goal(text) { _ in isReached(ratio) }
    }

    /// The same figure with what became of comparing decisions.
    func comparing(_ found: [String], with expected: [String]) -> Figure {
        var figure = self
        figure.decisions = found == expected && !expected.isEmpty ? .equal : .failed
        return figure
    }
}
