internal import DequeModule
import PluginAPI
internal import Synchronization

/// The way from those who raise alerts to the worker of one destination.
final class OutboxLane: Sendable {
    /// How many alerts are kept in memory when the database takes none.
    private static let limit = 1_000

    let place: OutboxPlace
    let destination: Destination
    let bell = Doorbell()
    /// What is kept; nothing when nobody takes it any more.
    private let unstored = Mutex<Deque<Delivery>?>([])
    private let silence: Mutex<Timestamp>

    init(_ place: OutboxPlace, _ destination: Destination, mutedUntil: Timestamp? = nil) {
        self.place = place
        self.destination = destination
        silence = Mutex(mutedUntil ?? Timestamp(nanoseconds: 0))
    }

    /// Until when a person has asked for silence here; in the past when nobody has.
    var mutedUntil: Timestamp {
        get { silence.withLock { $0 } }
        set { silence.withLock { $0 = newValue } }
    }

    /// Keeps what the database could not take; false when there is no room.
    func keep(_ item: Delivery) -> Bool {
        defer { bell.ring() }
        return unstored.withLock { unstored in
            guard let count = unstored?.count, count < Self.limit else { return false }
            unstored?.append(item)
            return true
        }
    }

    /// The first of what is kept, which is kept no longer.
    func takeKept() -> Delivery? {
        unstored.withLock { unstored in
            guard var item = unstored?.popFirst() else { return nil }
            item.destination = place.destination
            return item
        }
    }

    /// Keeps nothing from now on; how many alerts were kept, which are lost.
    func shut() -> Int {
        unstored.withLock { unstored in
            defer { unstored = nil }
            return unstored?.count ?? 0
        }
    }
}
