import Charts
import PluginAPI

/// Sending one item and what follows from the answer.
extension DestinationWorker {
    /// Sends an item; false when it has to be tried again.
    mutating func send(_ item: OutboxItem) async throws(StateError) -> Bool {
        guard let delivery = try await delivery(of: item) else {
            if item.kind == .image {
                try store.settle(item, as: .dropped, because: "", at: clock.now)
                return true
            }
            try store.settle(item, as: .dead, because: Self.unreadable.text(in: language), at: clock.now)
            reports.buried(1, Self.unreadable.text(in: language), false)
            return true
        }
        try store.begin(item)
        let outcome = await sink.deliver([delivery]).first ?? .unknown(reason: "the sink gave no answer")
        return try settle(item, outcome)
    }

    private func delivery(of item: OutboxItem) async throws(StateError) -> Delivery? {
        var delivery: Delivery?
        switch item.kind {
        case .alert:
            delivery = (try? StateCoding.decode(StoredAlert.self, from: item.content))?.delivery(named: item.name)
        case .digest:
            delivery = (try? StateCoding.decode(StoredDigest.self, from: item.content))?.delivery(named: item.name)
        case .image: delivery = try await picture(item)
        }
        delivery?.mayRepeat = begun[item.id] ?? item.mayRepeat
        delivery?.destination = place.destination
        delivery?.address = state.address
        return delivery
    }

    /// A picture, drawn now; nothing when there is none, which costs the picture alone.
    private func picture(_ item: OutboxItem) async throws(StateError) -> Delivery? {
        guard let charts, let image = try? StateCoding.decode(StoredImage.self, from: item.content) else { return nil }
        let png: [UInt8]
        do throws(ChartError) {
            guard let drawn = try await charts.picture(image) else { return nil }
            png = drawn
        } catch {
            reports.undrawn()
            return nil
        }
        let now = clock.now
        return Delivery(
            id: item.name,
            pipeline: image.pipeline,
            rule: nil,
            severity: .info,
            header: EventHeader(
                exchangeTime: item.created,
                receivedAt: now,
                tradingDay: charts.calendars.krx.tradingDay(at: item.created)
            ),
            content: .image(
                AlertImage(png: png, caption: image.title, message: try store.receipt(behind: item))
            )
        )
    }

    private mutating func settle(_ item: OutboxItem, _ outcome: DeliveryOutcome) throws(StateError) -> Bool {
        switch outcome {
        case .delivered: try confirm(item, DeliveryReceipt())
        case .confirmed(let receipt): try confirm(item, receipt)
        case .retry(let after?, let reason):
            try pause(for: after)
            return try fail(item, reason, .putOff)
        case .retry(nil, let reason): return try fail(item, reason, .notArrived)
        case .partial(let after, let reason):
            begun[item.id] = begun[item.id] ?? item.mayRepeat
            if let after { try pause(for: after) }
            return try fail(item, reason, after == nil ? .notArrived : .putOff)
        case .unknown(let reason):
            begun[item.id] = nil
            return try fail(item, reason, .unknown)
        case .never(let reason): try bury(item, reason)
        // Texts may still be taken where pictures are not, so that a picture says nothing about the place.
        case .closed(let reason) where item.kind == .image: try bury(item, reason)
        case .closed(let reason): try close(reason, with: item)
        case .moved(let address): return try move(item, to: address)
        }
        return true
    }

    private mutating func confirm(_ item: OutboxItem, _ receipt: DeliveryReceipt) throws(StateError) {
        let now = clock.now
        try store.delivered(item, receipt: receipt.message, at: now)
        forget(item)
        if let pause = receipt.pause, pause > .zero { try self.pause(for: pause) }
        suspect = failures > 0 ? try itemPassed(by: item) : nil
        failures = 0
        stumbles = 0
        backOff = Timestamp(nanoseconds: 0)
        if item.kind != .image { reports.delivered() }
        reports.trouble(nil)
    }

    /// The item that was passed by after it had failed again and again: perhaps the fault is its own.
    private func itemPassed(by item: OutboxItem) throws(StateError) -> Int64? {
        // A critical one that came in the meantime has not failed and was not passed by.
        if item.rank != .image, let first = try store.next(at: place, .critical, now: clock.now),
            first.attempts >= Self.failuresBeforeProbe, item.rank == .ordinary || first.id < item.id
        {
            return first.id
        }
        guard item.rank == .ordinary, let first = try store.next(at: place, .ordinary, now: clock.now),
            first.id < item.id
        else { return nil }
        return first.id
    }

    private mutating func pause(for time: Duration) throws(StateError) {
        // What a service asks for is done, up to a day.
        state.waitUntil = clock.now + min(time, Self.lifetime)
        try store.save(state, of: place)
    }

    private mutating func fail(_ item: OutboxItem, _ reason: String, _ failure: Failure) throws(StateError) -> Bool {
        let now = clock.now
        failures += 1
        reports.trouble(reason)
        if item.kind == .image {
            try store.settle(item, as: .dropped, because: reason, at: now)
            return true
        }
        if item.id == suspect {
            suspect = nil
            if isToBlame(item, failure) {
                try bury(item, Self.refusedAlone.text(in: language))
                return true
            }
        }
        // Only what may have arrived is sent too often by being sent again.
        if failure == .unknown { lostAnswers[item.id, default: 0] += 1 }
        let isWornOut = item.due + Self.lifetime <= now || lostAnswers[item.id, default: 0] >= Self.mostRepeats
        if isWornOut {
            try bury(item, reason)
        } else {
            // The next run knows nothing of what has begun.
            let mayRepeat = failure == .unknown || begun[item.id] != nil
            try store.postpone(item, mayRepeat: mayRepeat, because: reason)
        }
        if state.waitUntil <= now { backOff = now + delay.pause(after: failures) }
        return false
    }

    /// Whether a failure right after the item behind it arrived is the suspect's own.
    private mutating func isToBlame(_ item: OutboxItem, _ failure: Failure) -> Bool {
        switch failure {
        // The service has not even looked at it.
        case .putOff: return false
        case .unknown: return true
        case .notArrived:
            // The line may just have been cut, but not every time that another has arrived.
            defer { spared = item.id }
            return spared == item.id
        }
    }

    private mutating func bury(_ item: OutboxItem, _ reason: String) throws(StateError) {
        // A picture is worth no letter: its alert has arrived.
        try store.settle(item, as: item.kind == .image ? .dropped : .dead, because: reason, at: clock.now)
        forget(item)
        if item.kind != .image { reports.buried(1, reason, false) }
    }

    private mutating func forget(_ item: OutboxItem) {
        lostAnswers[item.id] = nil
        begun[item.id] = nil
    }

    private mutating func close(_ reason: String, with item: OutboxItem) throws(StateError) {
        state.closed = reason
        try store.save(state, of: place)
        let count = try store.bury(at: place, because: reason, now: clock.now)
        lostAnswers = [:]
        begun = [:]
        reports.trouble(reason)
        reports.buried(count, reason, true)
    }

    private mutating func move(_ item: OutboxItem, to address: String) throws(StateError) -> Bool {
        let isNews = address != state.address
        state.address = address
        try store.save(state, of: place)
        try store.postpone(item, mayRepeat: false, because: Self.moved.text(in: language))
        guard !isNews else { return true }
        return try fail(item, Self.moved.text(in: language), .notArrived)
    }

    private static let moved = LocalizedText(ko: "보낼 곳의 주소가 바뀌었습니다", en: "the destination has another address")

    private static let unreadable = LocalizedText(
        ko: "아웃박스에 있는 것을 읽을 수 없습니다",
        en: "what the outbox holds cannot be read"
    )

    private static let refusedAlone = LocalizedText(
        ko: "뒤의 알림은 전달되는데 이것만 거듭 실패했습니다",
        en: "it failed again and again while the alert behind it arrived"
    )
}
