package import PluginAPI

/// How fast questions and orders may follow one another: tickets in, turns out, no clock of its own.
///
/// In every stretch of time as long as the window no more begin than are allowed. Orders come before everything else and
/// have some starts to themselves, so that no flood of questions holds one up. A ticket that is given back makes room for
/// those behind it. Where the broker says that it was too fast, nothing begins for a while.
package struct KISPace: Sendable {
    /// What comes first.
    package enum Rank: Int, Sendable, Hashable, Comparable, CaseIterable {
        /// Orders, changes and cancellations.
        case order
        /// Questions that settle orders, such as fills and balance.
        case account
        /// Everything else.
        case market

        /// By importance, the most important first.
        package static func < (left: Rank, right: Rank) -> Bool { left.rawValue < right.rawValue }
    }

    /// The broker's limits, which have changed before.
    package struct Settings: Sendable, Hashable {
        /// How many may begin within a window.
        package var starts: Int
        /// How long a window is: a second and what the way to the broker may add.
        package var window: Duration
        /// How many of the starts are for orders alone; at least one is left for questions.
        package var reserved: Int
        /// How many may wait, orders and questions each.
        package var longestQueue: Int

        /// Sets limits.
        package init(starts: Int, window: Duration = .milliseconds(1_100), reserved: Int, longestQueue: Int = 256) {
            self.starts = max(1, starts)
            self.window = window
            self.reserved = reserved
            self.longestQueue = longestQueue
        }

        /// The limits of the broker's servers.
        package init(of servers: KISServers) {
            switch servers {
            case .real: self.init(starts: 18, reserved: 4)
            case .paper: self.init(starts: 1, reserved: 0)
            }
        }
    }

    /// A place in the queue.
    package struct Ticket: Sendable, Hashable {
        fileprivate let number: Int
        fileprivate let rank: Rank
    }

    /// What the holder of a ticket may do.
    package enum Turn: Sendable, Hashable {
        /// Begin now; the ticket is used up.
        case go
        /// Ask again then, not before.
        case wait(until: Timestamp)
    }

    private let settings: Settings
    private var queue: [Ticket] = []
    private var starts: [Timestamp] = []
    private var pausedUntil: Timestamp?
    private var issued = 0

    /// Begins with an empty queue.
    package init(_ settings: Settings) { self.settings = settings }

    /// How many wait.
    package var waiting: Int { queue.count }

    /// Takes a place in the queue; nothing when it is full.
    package mutating func enter(_ rank: Rank) -> Ticket? {
        let isOrder = rank == .order
        guard queue.count(where: { ($0.rank == .order) == isOrder }) < settings.longestQueue else { return nil }
        issued += 1
        let ticket = Ticket(number: issued, rank: rank)
        let place = queue.firstIndex { $0.rank > rank } ?? queue.endIndex
        queue.insert(ticket, at: place)
        return ticket
    }

    /// Whether it is the ticket's turn; one that was given back has none.
    package mutating func ask(_ ticket: Ticket, at now: Timestamp) -> Turn {
        forget(before: now)
        guard let place = queue.firstIndex(of: ticket) else { return .wait(until: .init(nanoseconds: .max)) }
        if let pausedUntil, pausedUntil > now { return .wait(until: pausedUntil) }
        let allowed = ticket.rank == .order ? settings.starts : max(1, settings.starts - settings.reserved)
        let free = allowed - starts.count
        guard place >= free else {
            queue.remove(at: place)
            starts.append(now)
            return .go
        }
        // Those ahead take the starts that become free first; beyond the last known one it is asked again then.
        let missing = place - free
        let start = starts.isEmpty ? now : starts[min(missing, starts.count - 1)]
        return .wait(until: start + settings.window)
    }

    /// Gives a ticket back.
    package mutating func leave(_ ticket: Ticket) { queue.removeAll { $0 == ticket } }

    /// The broker said that it was too fast.
    package mutating func throttled(for pause: Duration, at now: Timestamp) {
        let end = now + min(max(pause, .zero), .seconds(60))
        pausedUntil = max(pausedUntil ?? end, end)
    }

    /// Drops what no longer counts, and what was noted by a clock that has been set back since.
    private mutating func forget(before now: Timestamp) {
        starts.removeAll { $0 + settings.window <= now || $0 > now }
        if let end = pausedUntil, end <= now || end - now > .seconds(60) { pausedUntil = nil }
    }
}
