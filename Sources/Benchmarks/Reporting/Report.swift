import Foundation

/// Everything that was measured, for people or for programs.
struct Report: Sendable, Codable {
    var machine: Machine
    var ticks: Int
    var runs: Int
    var figures: [Figure]

    /// Whether every decision was that of the reference.
    var isRight: Bool { !figures.contains { $0.decisions == .failed } }

    /// The report as one JSON object.
    var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }

    /// The report as an aligned table under a line about the machine.
    var table: String {
        let head = "\(machine.description); \(ticks) trades, medians of \(runs) runs"
        let titles = ["row", "figure", "median", "range", "unit", "beside", "ratio", "goal", "decisions"]
        let ordered = Row.allCases.flatMap { row in figures.filter { $0.row == row } }
        return head + "\n\n" + TextTable(titles: titles, rows: ordered.map(\.cells)).text
    }
}

extension Figure {
    fileprivate var cells: [String] {
        let goal = goal.map { goal in goal + (isReached.map { $0 ? " ✔" : " ✘" } ?? "") } ?? ""
        return [
            row.rawValue,
            name,
            NumberText.text(median),
            lowest == highest ? "" : "\(NumberText.text(lowest))–\(NumberText.text(highest))",
            unit,
            baseline.map { "\($0.name) \(NumberText.text($0.median))" } ?? "",
            ratio.map(NumberText.ratio) ?? "",
            goal,
            decisions?.rawValue ?? "",
        ]
    }
}
