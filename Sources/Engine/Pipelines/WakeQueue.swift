import PluginAPI

/// The timers that rules of one pipeline asked for, earliest first, equal ones in the order they were asked for.
struct WakeQueue {
    /// One timer to come.
    struct Entry {
        var wake: Signals.Wake
        var rule: String
    }

    /// How many timers can wait; the latest are refused beyond that, so that a rule cannot grow memory.
    static let limit = 10_000

    private var entries: [Entry] = []

    /// How many timers were refused.
    private(set) var refused: Int64 = 0

    /// The moment of the earliest timer.
    var due: Timestamp? { entries.first?.wake.due }

    /// Adds a timer in place of the rule's earlier one of the same name.
    mutating func add(_ wake: Signals.Wake, for rule: String) {
        entries.removeAll { $0.rule == rule && $0.wake.name == wake.name }
        guard entries.count < Self.limit else {
            refused += 1
            return
        }
        let place = entries.firstIndex { $0.wake.due > wake.due } ?? entries.endIndex
        entries.insert(Entry(wake: wake, rule: rule), at: place)
    }

    /// Takes the earliest timer if its moment has come.
    mutating func take(until now: Timestamp) -> Entry? {
        guard let due, due <= now else { return nil }
        return entries.removeFirst()
    }
}
