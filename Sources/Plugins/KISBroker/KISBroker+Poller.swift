import KIS
import PluginAPI

extension KISBroker {
    /// Looks by REST at what does not stand on the connection, and at what was missed while there was none.
    struct Poller: Sendable {
        private let line: Line

        /// How often fills are read when they are not pushed although they should be.
        private static let substitute: Duration = .seconds(5)

        init(_ line: Line) { self.line = line }

        /// Polls until the task is cancelled.
        func run() async throws {
            try await withThrowingDiscardingTaskGroup { group in
                group.addTask { try await pollTheRest() }
                var readsFills = false
                for await gap in line.switchboard.gaps {
                    switch gap {
                    case .prices(let since): try await fill(since)
                    // Several registrations may be refused, and again after every reconnection.
                    case .noFills where readsFills: break
                    case .noFills:
                        readsFills = true
                        group.addTask {
                            try await poll([Registration(KISChannel.ownFills.rawValue)], every: Self.substitute)
                        }
                    }
                }
                try Task.checkCancellation()
            }
        }

        /// Looks at what does not stand on the connection, as that changes.
        private func pollTheRest() async throws {
            var changes = line.lineup.changes.makeAsyncIterator()
            var next = line.now
            while true {
                let plan = line.lineup.plan
                guard let interval = plan.interval, !plan.polled.isEmpty else {
                    guard await changes.next() != nil else { return try Task.checkCancellation() }
                    continue
                }
                next = max(next + interval, line.now)
                try await line.session.clock.sleep(until: next)
                for registration in plan.polled { try await look(at: registration) }
            }
        }

        private func poll(_ registrations: [Registration], every interval: Duration) async throws {
            var next = line.now
            while true {
                next = max(next + interval, line.now)
                try await line.session.clock.sleep(until: next)
                for registration in registrations { try await look(at: registration) }
            }
        }

        /// Reads the prices of what was registered while there was no connection; fills are read by the account.
        private func fill(_ since: Timestamp) async throws {
            let missed = line.lineup.plan.registered.filter { $0.symbol != nil }
            for registration in missed { try await look(at: registration) }
            let seconds = (line.now - since).components.seconds
            let note = LocalizedText(
                ko: "연결이 \(seconds)초 동안 온전하지 않았습니다. 그동안의 시세는 현재가로, 체결은 조회로 메웠습니다",
                en: "the connection was not whole for \(seconds) s; prices were caught up with and fills were read"
            )
            line.session.report(.running, note.text(in: line.session.language))
        }

        /// Looks once; a look that fails is repeated at the next turn.
        private func look(at registration: Registration) async throws {
            do {
                guard let symbol = registration.symbol else {
                    guard
                        MarketHours.isTrading(.krx, at: line.now, line.session.calendars)
                            || MarketHours.isTrading(.nasdaq, at: line.now, line.session.calendars)
                    else { return }
                    return try await line.readFills()
                }
                guard MarketHours.isTrading(symbol.market, at: line.now, line.session.calendars),
                    let channel = KISChannel(rawValue: registration.channel)
                else { return }
                if channel.isBook {
                    try await line.pollBook(symbol, channel.venue)
                } else {
                    try await line.pollPrice(symbol, channel.venue)
                }
            } catch is BrokerError {
                line.session.count("poll-failed", 1)
            }
        }
    }
}

extension KISBroker.Line {
    /// Reads a price and brings it to the sources that want its trades.
    func pollPrice(_ symbol: Symbol, _ venue: Venue) async throws(BrokerError) {
        if let trade = try await price(of: symbol, at: venue) { switchboard.send([trade]) }
    }

    /// Reads a price; the shares that were traded since the last look come as one trade, and nothing when none were.
    ///
    /// The first look at an instrument tells a price and no shares: nobody knows when it was traded.
    func price(of symbol: Symbol, at venue: Venue) async throws(BrokerError) -> Trade? {
        guard let slot = session.symbols.slot(for: symbol) else { return nil }
        let before = switchboard.volume(of: slot)
        let price: Price
        let volume: Quantity
        if symbol.market == .krx {
            let answer = try await ask(KISPriceQuestion(symbol, venue: venue), .market)
            (price, volume) = (answer.price, answer.volume)
        } else {
            let answer = try await ask(KISUSPriceQuestion(symbol), .market)
            (price, volume) = (answer.price, answer.volume)
        }
        let traded = before.map { volume - $0 } ?? .zero
        guard before == nil || traded > .zero else { return nil }
        let moment = now
        let day = session.calendars.calendar(of: symbol.market).tradingDay(at: moment)
        return Trade(
            EventHeader(exchangeTime: moment, receivedAt: moment, tradingDay: day),
            symbol: symbol,
            slot: slot,
            venue: symbol.market == .krx ? venue : .us,
            phase: .unknown,
            price: price,
            quantity: traded,
            dayVolume: volume
        )
    }

    /// Reads an order book.
    func pollBook(_ symbol: Symbol, _ venue: Venue) async throws(BrokerError) {
        guard symbol.market == .krx, let slot = session.symbols.slot(for: symbol) else { return }
        let quote = try await ask(KISBookQuestion(symbol, slot: slot, venue: venue), .market)
        switchboard.send(quote, header())
    }
}

extension KISChannel {
    /// Whether it brings order books.
    fileprivate var isBook: Bool {
        switch self {
        case .krxBook, .nxtBook, .combinedBook, .usBook: true
        default: false
        }
    }

    /// The venue of what it brings.
    fileprivate var venue: Venue {
        switch self {
        case .nxtTrades, .nxtBook: .nxt
        case .combinedTrades, .combinedBook: .combined
        case .usTrades, .usBook: .us
        default: .krx
        }
    }
}
