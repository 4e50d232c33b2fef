import KIS
import PluginAPI
import Synchronization

extension KISBroker {
    /// Reads the frames of the one connection and brings what they hold to the sources that asked for it.
    ///
    /// Frames come on the connection's own thread. Trades are collected until the end of a batch, or until an order book
    /// comes between them, so that a source sees everything in the order in which it came.
    final class Switchboard: Sendable {
        fileprivate struct State: ~Copyable {
            var trades: KISTradeDecoder
            var quotes: KISQuoteDecoder
            var drift = KISDrift()
            var widths = 0
            var pending: [Trade] = []
            var spare: [Trade] = []
            var targets: [Target] = []
            var nextTarget = 0
            /// The day's volume that was seen last, by slot.
            var volumes: [Quantity] = []
            var quietSince: Timestamp?
        }

        /// A source with what it wants.
        fileprivate struct Target: Sendable {
            let id: Int
            let feed: any Feed
            var wants: Wants
            let end: AsyncStream<Never>.Continuation
        }

        private let session: any BrokerSession
        private let state: Mutex<State>

        /// Woken when the connection is back, to fill what was missed; and when own fills are not pushed any more.
        let gaps: AsyncStream<Gap>
        private let gapFeed: AsyncStream<Gap>.Continuation

        /// What the poller has to do because of the connection.
        enum Gap: Sendable {
            case prices(since: Timestamp)
            case noFills
        }

        init(_ session: any BrokerSession) {
            self.session = session
            state = Mutex(
                State(
                    trades: KISTradeDecoder(symbols: session.symbols),
                    quotes: KISQuoteDecoder(symbols: session.symbols)
                )
            )
            (gaps, gapFeed) = AsyncStream.makeStream(of: Gap.self, bufferingPolicy: .bufferingNewest(8))
        }

        /// Lets a source have what its lists of trades and quotes name, as they change, until the task is cancelled.
        ///
        /// - Throws: `FeedClosed` when the run takes no more events.
        func serve(_ feed: any Feed, _ lists: SymbolLists, at venue: Venue) async throws {
            let (ends, end) = AsyncStream.makeStream(of: Never.self)
            let number = state.withLock { state in
                state.nextTarget += 1
                let wants = Wants(lists, at: venue, in: feed.symbols)
                state.targets.append(Target(id: state.nextTarget, feed: feed, wants: wants, end: end))
                return state.nextTarget
            }
            lists.onChange { [weak self] in
                let wants = Wants(lists, at: venue, in: feed.symbols)
                self?.state.withLock { state in
                    guard let place = state.targets.firstIndex(where: { $0.id == number }) else { return }
                    state.targets[place].wants = wants
                }
            }
            defer {
                lists.onChange(nil)
                state.withLock { $0.targets.removeAll { $0.id == number } }
            }
            for await _ in ends {}
            try Task.checkCancellation()
            throw FeedClosed()
        }

        /// Brings trades that came in another way than by frame.
        func send(_ trades: [Trade]) {
            let targets = state.withLock { state in
                state.note(trades)
                return state.targets
            }
            for target in targets { target.send(trades) }
        }

        /// Remembers the day's volume of a trade that is not brought.
        func note(_ trade: Trade) { state.withLock { $0.note([trade]) } }

        /// Brings an order book that came in another way than by frame.
        func send(_ quote: Quote, _ header: EventHeader) {
            let targets = state.withLock { $0.targets }
            for target in targets { target.send(quote, header) }
        }

        /// The day's volume of an instrument that was seen last; nothing when none was.
        func volume(of slot: SymbolSlot) -> Quantity? {
            state.withLock { state in
                let index = Int(slot.index)
                return index < state.volumes.count && state.volumes[index] > .zero ? state.volumes[index] : nil
            }
        }
    }
}

extension KISBroker.Switchboard: KISStreamReceiver {
    func receive(_ frame: Span<UInt8>, at moment: Timestamp) {
        let (books, trades, targets, note) = state.withLock { state in state.take(frame, at: moment, session.calendars)
        }
        if let note { session.report(.running, note.text(in: session.language)) }
        guard !books.isEmpty else { return }
        if !trades.isEmpty { for target in targets { target.send(trades) } }
        for book in books {
            for target in targets { target.send(book.quote, book.header) }
        }
    }

    func endBatch(at moment: Timestamp) {
        let (trades, targets, skipped) = state.withLock { state in
            let skipped = state.trades.takeSkipped().merging(state.quotes.takeSkipped(), uniquingKeysWith: +)
            return (state.takePending(), state.targets, skipped)
        }
        if !trades.isEmpty {
            for target in targets { target.send(trades) }
            state.withLock { $0.spare = trades }
        }
        for (reason, count) in skipped { session.count(reason, count) }
    }

    func receive(_ notices: [KISNoticeDecoder.Notice], skipped: [KISNoticeDecoder.Skip]) {
        for skip in skipped { session.count(skip.reason, 1) }
        // The run is ending when one is not taken; the broker's list tells of it at the next start.
        for notice in notices { try? session.send(notice.notice, notice.header) }
    }

    func report(_ event: KISSession.Action) {
        let language = session.language
        switch event {
        case .ready(let isAgain):
            let since = state.withLock { $0.quietSince.take() }
            session.report(.running, nil)
            if isAgain, let since { gapFeed.yield(.prices(since: since)) }
        case .degraded(let reason):
            let now = session.clock.now
            state.withLock { $0.quietSince = $0.quietSince ?? now }
            session.report(.degraded, reason.text(in: language))
        case .refused(let registration, let reason):
            session.report(.degraded, "\(registration): \(reason.text(in: language))")
            if registration.channel.isOwn { gapFeed.yield(.noFills) }
        case .connect, .send, .close: break
        }
    }
}

extension KISBroker.Switchboard.State {
    /// Reads a frame; what has to be brought at once, and what is new about its form.
    fileprivate mutating func take(
        _ frame: Span<UInt8>,
        at moment: Timestamp,
        _ calendars: Calendars
    ) -> ([KISQuoteDecoder.Book], [Trade], [KISBroker.Switchboard.Target], LocalizedText?) {
        let outcome = trades.decode(frame, receivedAt: moment, into: &pending)
        guard case .unhandled(let trID) = outcome else {
            guard trades.widths.count > widths else { return ([], [], [], nil) }
            widths = trades.widths.count
            let day = calendars.krx.tradingDay(at: moment)
            return ([], [], [], drift.width(trades.widths[widths - 1], of: "H0STCNT0", on: day))
        }
        guard KISChannel(rawValue: trID) != nil else {
            return ([], [], [], drift.unknown(trID, on: calendars.krx.tradingDay(at: moment)))
        }
        var output = KISQuoteDecoder.Output()
        let found = quotes.decode(frame, receivedAt: moment, into: &output)
        let note = found.flatMap { found in
            drift.width(found.width, of: found.channel.rawValue, on: calendars.krx.tradingDay(at: moment))
        }
        guard output.books.isEmpty else { return (output.books, takePending(), targets, note) }
        pending += output.trades
        return ([], [], [], note)
    }

    fileprivate mutating func takePending() -> [Trade] {
        guard !pending.isEmpty else { return [] }
        note(pending)
        let trades = pending
        pending = spare
        spare = []
        pending.removeAll(keepingCapacity: true)
        return trades
    }

    /// Remembers the day's volumes.
    fileprivate mutating func note(_ trades: [Trade]) {
        for trade in trades {
            let index = Int(trade.slot.index)
            while volumes.count <= index { volumes.append(.zero) }
            volumes[index] = trade.dayVolume
        }
    }
}

extension KISBroker.Switchboard.Target {
    /// Sends what of some trades is wanted.
    fileprivate func send(_ trades: [Trade]) {
        var own = wants.hasAll(trades) ? trades : trades.filter(wants.has)
        guard !own.isEmpty else { return }
        do { try feed.send(&own) } catch { end.finish() }
    }

    fileprivate func send(_ quote: Quote, _ header: EventHeader) {
        guard wants.has(quote) else { return }
        do { try feed.send(.quote(quote), header) } catch { end.finish() }
    }
}
