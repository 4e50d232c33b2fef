import PluginAPI

extension DedupeRule {
    /// What makes two alerts the same.
    struct Key: Hashable, Codable, Sendable {
        var rule: String
        var kind: String
        /// The fields' values in the order of the setting; nothing for a field the alert does not have.
        var values: [String?]
    }

    /// The alerts that were let pass, oldest first and none of them twice.
    struct Memory: Sendable {
        /// One alert and when it was received.
        struct Entry: Codable, Sendable {
            var key: Key
            var passedAt: Timestamp
        }

        private(set) var entries: [Entry] = []
        private var keys: Set<Key> = []

        init(_ entries: [Entry] = []) {
            self.entries = entries
            keys = Set(entries.map(\.key))
        }

        /// Forgets the alerts whose window is over.
        ///
        /// Those of a later time are forgotten as well: the machine's clock was set back while the program was not
        /// running, and they would hold alerts back for as long as it was wrong.
        mutating func forget(until now: Timestamp, window: Duration) {
            if let last = entries.last, last.passedAt > now { self = Memory(entries.filter { $0.passedAt <= now }) }
            let expired = entries.prefix { $0.passedAt.duration(to: now) >= window }
            for entry in expired { keys.remove(entry.key) }
            entries.removeFirst(expired.count)
        }

        /// Remembers an alert; returns false if it is known already.
        mutating func remember(_ key: Key, at now: Timestamp, atMost limit: Int) -> Bool {
            guard keys.insert(key).inserted else { return false }
            if entries.count == limit { keys.remove(entries.removeFirst().key) }
            entries.append(Entry(key: key, passedAt: now))
            return true
        }
    }

    /// The alerts of the current window.
    struct State: Codable, Sendable {
        var passed: [Memory.Entry] = []
    }

    var state: State {
        get { State(passed: memory.entries) }
        set { memory = Memory(newValue.passed) }
    }
}
