import ArgumentParser

/// The rows of the table, each a path through the program.
enum Row: String, CaseIterable, Sendable, Codable {
    case path, rules, live, replay, start, validate, commit, http, sink, storm, growth, chart

    /// What is measured.
    var summary: String {
        switch self {
        case .path: "frames in memory through decoder and two targets"
        case .rules: "the same through four rules"
        case .live: "a WebSocket on the loopback interface, from the server's write to the decision"
        case .replay: "a recorded day through the whole program"
        case .start: "from start to the first event"
        case .validate: "checking a configuration"
        case .commit: "from a decision to its sink, durable on the way"
        case .http: "requests over a warm connection"
        case .sink: "a sink that hangs"
        case .storm: "a thousand alerts at once to a channel"
        case .growth: "ten times the symbols, pipelines, hours"
        case .chart: "a chart for a message"
        }
    }

    /// Places rows whose child processes' memory is measured first: a child begins with the memory of its parent.
    var order: Int {
        switch self {
        case .start, .validate: 0
        case .replay: 1
        default: 2
        }
    }

    static let names = allCases.map(\.rawValue).joined(separator: ",")

    static func list(_ text: String) throws -> [Row] {
        try text.split(separator: ",").map { name in
            guard let row = Row(rawValue: String(name)) else {
                throw ValidationError("'\(name)' is not a row; choose from \(names).")
            }
            return row
        }
    }

    func measure(_ session: Session) async throws -> [Figure] {
        switch self {
        case .path: try await PathRow.measure(session)
        case .rules: try await RulesRow.measure(session)
        case .live: try await LiveRow.measure(session)
        case .replay: try ReplayRow.measure(session)
        case .start: try StartRow.measure(session)
        case .validate: try ValidateRow.measure(session)
        case .commit: try await CommitRow.measure(session)
        case .http: try await HTTPRow.measure(session)
        case .sink: try await SinkRow.measure(session)
        case .storm: try await StormRow.measure(session)
        case .growth: try await GrowthRow.measure(session)
        case .chart: try await ChartRow.measure(session)
        }
    }
}
