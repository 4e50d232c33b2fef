import PluginAPI

/// Alerts that the database could not take and that only memory holds.
///
/// They are sent as well as it goes, at the pace and after the pauses that hold for all others.
extension DestinationWorker {
    /// An alert that only memory holds.
    struct Kept {
        let item: Delivery

        /// How often it failed, pauses that the service asked for not counted.
        var failures = 0

        /// The moment before which it is not tried again.
        var backOff = Timestamp(nanoseconds: 0)

        /// When it was first to be sent.
        let since: Timestamp
    }

    /// Sends what only memory holds; the moment from which more of it may go, if some is left.
    mutating func sendKept() async -> Timestamp? {
        while !Task.isCancelled, var kept = nextKept() {
            let now = clock.now
            if let closed = state.closed {
                bury(closed)
                continue
            }
            // The clock of a machine can be set back.
            state.waitUntil = min(state.waitUntil, now + Self.lifetime)
            kept.backOff = min(kept.backOff, now + RetryDelay.longest)
            held = kept
            let pause = max(state.waitUntil, kept.backOff)
            guard pause <= now else { return pause }
            if let room = takeRoom(isCritical: kept.item.severity == .critical, now) { return room }
            var item = kept.item
            item.address = state.address
            let isYoung = kept.since + Self.lifetime > now
            let isLast = kept.failures + 1 >= Self.keptAttempts
            switch await sink.deliver([item]).first ?? .unknown(reason: "the sink gave no answer") {
            case .delivered: arrived(DeliveryReceipt())
            case .confirmed(let receipt): arrived(receipt)
            case .retry(let after?, _) where isYoung && after > .zero,
                .partial(let after?, _) where isYoung && after > .zero:
                waitKept(for: after)
            case .retry where !isLast, .partial where !isLast:
                kept.failures += 1
                kept.backOff = clock.now + delay.pause(after: kept.failures)
                held = kept
            case .moved(let address) where address != state.address:
                state.address = address
                saveState()
            case .closed(let reason):
                state.closed = reason
                saveState()
                reports.trouble(reason)
                bury(reason, isClosed: true)
            default: bury(Self.notStored.text(in: language))
            }
        }
        return nil
    }

    /// Counts what only memory holds as lost, since nobody will send it any more.
    mutating func giveUpKept() {
        let reason = Self.notStored.text(in: language)
        if held != nil { bury(reason) }
        let count = lane.shut()
        if count > 0 { reports.buried(count, reason, false) }
    }

    /// The alert that goes next; it stays until it is known what became of it.
    private mutating func nextKept() -> Kept? {
        if held == nil, let item = lane.takeKept() { held = Kept(item: item, since: clock.now) }
        return held
    }

    private mutating func arrived(_ receipt: DeliveryReceipt) {
        held = nil
        reports.delivered()
        if let pause = receipt.pause, pause > .zero { waitKept(for: pause) }
    }

    private mutating func bury(_ reason: String, isClosed: Bool = false) {
        held = nil
        reports.buried(1, reason, isClosed)
    }

    private mutating func waitKept(for time: Duration) {
        state.waitUntil = clock.now + min(time, Self.lifetime)
        saveState()
    }

    /// Keeps what the service said over restarts, where the database can be used.
    private func saveState() {
        // It most likely cannot be used, or there would be nothing in memory; that is told of elsewhere.
        try? store.save(state, of: place)
    }

    private static let notStored = LocalizedText(
        ko: "아웃박스에 담을 수 없어 한 번만 보내 보았습니다",
        en: "it could not be put into the outbox and was tried for a moment only"
    )
}
