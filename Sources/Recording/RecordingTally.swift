public import PluginAPI

/// What was found while reading a recording: the lines handed out and everything that was wrong with the others.
public struct RecordingTally: Sendable, Hashable {
    /// A place where something was wrong.
    public struct Example: Sendable, Hashable {
        /// The line in the unpacked file, from one.
        public var line: Int64
        /// What was wrong with it.
        public var reason: SkipReason
    }

    /// How many examples are kept of each reason.
    public static var examplesPerReason: Int { 3 }

    /// Lines handed out.
    public internal(set) var lines: Int64 = 0

    /// Sequence numbers between the first and the last line that were never handed out.
    public internal(set) var missing: Int64 = 0

    /// The first places of each reason, in the order they were found.
    public private(set) var examples: [Example] = []

    private var amounts = [Int64](repeating: 0, count: Damage.allCases.count)

    /// How often each reason was met; reasons never met are left out.
    ///
    /// `time-backwards` counts lines that were used all the same; every other reason counts what was skipped.
    public var counts: [SkipReason: Int64] {
        var counts: [SkipReason: Int64] = [:]
        for damage in Damage.allCases where amounts[damage.rawValue] > 0 {
            counts[damage.reason] = amounts[damage.rawValue]
        }
        return counts
    }

    mutating func count(_ damage: Damage, line: Int64) {
        if amounts[damage.rawValue] < Self.examplesPerReason {
            examples.append(Example(line: line, reason: damage.reason))
        }
        amounts[damage.rawValue] += 1
    }
}
