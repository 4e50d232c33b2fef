import PluginAPI
import YAML

/// How often each outcome came up, and what the first suggestions were worth.
struct MutationTally: Sendable {
    private(set) var outcomes: [MutationOutcome: Int] = [:]
    private(set) var violations: [String: (count: Int, example: String)] = [:]
    private(set) var suggestions: [NameKind: (right: Int, wrong: Int, none: Int)] = [:]

    /// What a misspelt word was.
    enum NameKind: String, Sendable, CaseIterable {
        case key = "keys"
        case plugin = "plugins"
        case reference = "references"
        case choice = "choices"
    }

    var total: Int { outcomes.values.reduce(0, +) }

    var lawful: Int { outcomes.filter { $0.key.isLawful }.values.reduce(0, +) }

    mutating func add(_ outcome: MutationOutcome) { outcomes[outcome, default: 0] += 1 }

    mutating func add(violation: String, example: String) {
        let known = violations[violation]
        violations[violation] = ((known?.count ?? 0) + 1, known?.example ?? example)
    }

    mutating func add(suggestion isRight: Bool?, for kind: NameKind) {
        var counts = suggestions[kind] ?? (0, 0, 0)
        switch isRight {
        case true?: counts.right += 1
        case false?: counts.wrong += 1
        case nil: counts.none += 1
        }
        suggestions[kind] = counts
    }

    mutating func merge(_ other: MutationTally) {
        for (outcome, count) in other.outcomes { outcomes[outcome, default: 0] += count }
        for (violation, found) in other.violations {
            let known = violations[violation]
            violations[violation] = ((known?.count ?? 0) + found.count, known?.example ?? found.example)
        }
        for (kind, counts) in other.suggestions {
            let known = suggestions[kind] ?? (0, 0, 0)
            suggestions[kind] = (known.right + counts.right, known.wrong + counts.wrong, known.none + counts.none)
        }
    }

    /// The figures as a table, with the most frequent violations.
    func report(violations most: Int) -> String {
        var lines = ["\(total) slips, \(Self.percent(lawful, of: total)) as the law wants"]
        for outcome in MutationOutcome.allCases {
            let count = outcomes[outcome] ?? 0
            lines.append("  \(outcome.rawValue): \(count) (\(Self.percent(count, of: total)))")
        }
        for kind in NameKind.allCases {
            guard let counts = suggestions[kind] else { continue }
            let all = counts.right + counts.wrong + counts.none
            lines.append(
                "  first suggestion right, \(kind.rawValue): \(counts.right) of \(all) "
                    + "(\(Self.percent(counts.right, of: all))), another \(counts.wrong), none \(counts.none)"
            )
        }
        let sorted = violations.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.prefix(most)
        for (violation, found) in sorted { lines.append("\n\(found.count) × \(violation)\n\(found.example)") }
        return lines.joined(separator: "\n")
    }

    private static func percent(_ part: Int, of whole: Int) -> String {
        guard whole > 0 else { return "–" }
        let hundredths = part * 10_000 / whole
        let rest = hundredths % 100
        return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest) %"
    }
}
