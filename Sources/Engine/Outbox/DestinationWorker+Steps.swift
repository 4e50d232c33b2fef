import PluginAPI

/// What leaves next.
extension DestinationWorker {
    /// What is to be done now.
    ///
    /// The clock of a machine can be set back: nothing is waited for longer than could have been asked for.
    mutating func step() throws(StateError) -> Step {
        let now = clock.now
        if state.closed != nil { state = try store.state(of: place) }
        if let closed = state.closed {
            let count = try store.bury(at: place, because: closed, now: now)
            if count > 0 { reports.buried(count, closed, false) }
            return .rest(until: nil)
        }
        state.waitUntil = min(state.waitUntil, now + Self.lifetime)
        guard state.waitUntil <= now else { return .wait(until: state.waitUntil) }
        backOff = min(backOff, now + RetryDelay.longest)
        if let item = try nextCritical(now), item.attempts == 0 || backOff <= now {
            return take(item, now)
        }
        guard backOff <= now else { return .wait(until: backOff) }
        if let step = try gather(now) { return step }
        if let item = try nextOrdinary(now) { return take(item, now) }
        if let image = try nextImage(now) { return take(image, now) }
        return .rest(until: try store.nextMoment(at: place, after: now))
    }

    /// Takes room in the limits for an item, or waits for some.
    private mutating func take(_ item: OutboxItem, _ now: Timestamp) -> Step {
        if let room = takeRoom(isCritical: item.rank == .critical, now) { return .wait(until: room) }
        return .send(item)
    }

    /// Takes room for one message in the limits; the moment from which there will be some, if there is none.
    mutating func takeRoom(isCritical: Bool, _ now: Timestamp) -> Timestamp? {
        let room = meter.room(isCritical: isCritical, at: now)
        guard room <= now else { return room }
        if let room = accounts.take(destination.account, isCritical: isCritical, at: now) { return room }
        meter.note(now)
        return nil
    }

    /// Lets alerts that were held back, or those of a storm or an outage, go as one message; nothing when there are few.
    private mutating func gather(_ now: Timestamp) throws(StateError) -> Step? {
        let backlog = try store.backlog(at: place, now: now)
        if backlog.heldBack > 1 { return try fold(now) }
        guard backlog.count > 1, meter.time(for: backlog.count) > Self.patience else {
            storm = nil
            return nil
        }
        // A clock that was set back does not make a storm longer.
        let began = min(storm ?? now, now)
        storm = began
        let isCalm = backlog.newest + Self.calm <= now || began + Self.patience <= now || reports.isClosing()
        guard isCalm else { return .wait(until: min(backlog.newest + Self.calm, began + Self.patience)) }
        return try fold(now)
    }

    /// Puts one message in the place of all ordinary alerts that are due; nothing when none of them can be read.
    private mutating func fold(_ now: Timestamp) throws(StateError) -> Step? {
        let name = StoredDigest.name(at: place, now)
        let language = language
        let isFolded = try store.fold(at: place, now: now, name: name) { entries in
            try StateCoding.encode(StoredDigest(entries, named: name, at: now, in: language))
        }
        storm = nil
        return isFolded ? .again : nil
    }

    /// The first critical item; now and then what is behind it, when it fails and fails.
    private func nextCritical(_ now: Timestamp) throws(StateError) -> OutboxItem? {
        let first = try store.next(at: place, .critical, now: now)
        guard let first, isProbed(first) else { return first }
        if let second = try store.next(at: place, .critical, now: now, after: first.id) { return second }
        return try store.next(at: place, .ordinary, now: now) ?? first
    }

    /// Whether another item is tried in the place of one, to tell whether it is the item or the service.
    private func isProbed(_ item: OutboxItem) -> Bool {
        item.attempts >= Self.failuresBeforeProbe && failures % 4 == 3 && suspect == nil
    }

    /// The first ordinary item; now and then the second, when the first fails and fails.
    private func nextOrdinary(_ now: Timestamp) throws(StateError) -> OutboxItem? {
        let first = try store.next(at: place, .ordinary, now: now)
        guard let first, isProbed(first) else { return first }
        return try store.next(at: place, .ordinary, now: now, after: first.id) ?? first
    }

    private func nextImage(_ now: Timestamp) throws(StateError) -> OutboxItem? {
        guard try store.hasImages(at: place) else { return nil }
        try store.dropImages(at: place, before: now - Self.imageLifetime, now: now)
        return try store.next(at: place, .image, now: now)
    }
}
