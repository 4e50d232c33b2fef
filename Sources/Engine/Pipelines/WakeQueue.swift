import PluginAPI

/// The timers that rules of one pipeline asked for, in an order that follows from the timers alone: by moment, then by
/// the rule's place, then by name.
struct WakeQueue {
    /// One timer to come.
    struct Entry {
        var timer: Timer
        /// The place of the rule in its pipeline.
        var rule: Int

        fileprivate var key: (Timestamp, Int, String) { (timer.due, rule, timer.name) }
    }

    /// How many timers can wait; the latest are refused beyond that, so that a rule cannot grow memory.
    static let limit = 10_000

    /// How many come before one event; the rest waits for the next, so that a rule that asks again and again for what is
    /// due at once does not go on for ever.
    static let limitAtOnce = 1_000

    private var entries: [Entry] = []

    /// How many timers were refused.
    private(set) var refused: Int64 = 0

    /// The moment of the earliest timer.
    var due: Timestamp? { entries.first?.timer.due }

    /// The timers of one rule, in order.
    func timers(of rule: Int) -> [Timer] { entries.compactMap { $0.rule == rule ? $0.timer : nil } }

    /// Adds a timer in place of the rule's earlier one of the same name.
    mutating func add(_ timer: Timer, for rule: Int) {
        entries.removeAll { $0.rule == rule && $0.timer.name == timer.name }
        guard entries.count < Self.limit else {
            refused += 1
            return
        }
        let entry = Entry(timer: timer, rule: rule)
        let place = entries.firstIndex { $0.key > entry.key } ?? entries.endIndex
        entries.insert(entry, at: place)
    }

    /// Takes the earliest timer if its moment has come.
    mutating func take(until now: Timestamp) -> Entry? {
        guard let due, due <= now else { return nil }
        return entries.removeFirst()
    }
}
