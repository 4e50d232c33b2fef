import PluginAPI

extension ThrottleRule {
    /// The alerts that were let pass, oldest first, counted by the values of the fields.
    struct Memory: Sendable {
        /// One alert and when it was received.
        struct Entry: Codable, Sendable {
            /// The fields' values in the order of the setting; nothing for a field the alert does not have.
            var group: [String?]
            var passedAt: Timestamp
        }

        private(set) var entries: [Entry] = []
        private var counts: [[String?]: Int] = [:]

        init(_ entries: [Entry] = []) {
            self.entries = entries
            for entry in entries { counts[entry.group, default: 0] += 1 }
        }

        /// How many alerts of a group have passed.
        func count(of group: [String?]) -> Int { counts[group, default: 0] }

        /// Forgets the alerts whose stretch of time is over.
        ///
        /// Those of a later time are forgotten as well: the machine's clock was set back while the program was not
        /// running, and they would hold alerts back for as long as it was wrong.
        mutating func forget(until now: Timestamp, window: Duration) {
            if let last = entries.last, last.passedAt > now { self = Memory(entries.filter { $0.passedAt <= now }) }
            let expired = entries.prefix { $0.passedAt.duration(to: now) >= window }
            for entry in expired { discount(entry.group) }
            entries.removeFirst(expired.count)
        }

        /// Counts an alert.
        mutating func remember(_ group: [String?], at now: Timestamp, atMost limit: Int) {
            if entries.count == limit { discount(entries.removeFirst().group) }
            entries.append(Entry(group: group, passedAt: now))
            counts[group, default: 0] += 1
        }

        private mutating func discount(_ group: [String?]) {
            let left = counts[group, default: 0] - 1
            counts[group] = left > 0 ? left : nil
        }
    }

    /// The alerts of the current stretch of time.
    struct State: Codable, Sendable {
        var passed: [Memory.Entry] = []
    }

    var state: State {
        get { State(passed: memory.entries) }
        set { memory = Memory(newValue.passed) }
    }
}
