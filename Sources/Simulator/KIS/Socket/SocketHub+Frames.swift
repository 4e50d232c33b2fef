/// What the market brings to those who registered for it.
extension SocketHub {
    mutating func show(_ event: DeskEvent, of desk: Desk) {
        guard sessions.values.contains(where: { !$0.registrations.isEmpty }) else { return }
        if encoders?.day != desk.market.sample.day {
            encoders = FrameEncoders(desk.market.sample, widths: simulation.widths)
        }
        guard let encoders else { return }
        for session in sessions.keys.sorted() {
            switch event {
            case .prints(_, let prints): show(prints, of: desk, to: session, encoders)
            case .overseas(let time, let trade): show(trade, at: time, of: desk, to: session, encoders)
            case .edge(let time, let edge): show(edge, at: time, of: desk, to: session, encoders)
            }
        }
    }

    private mutating func show(_ prints: [Print], of desk: Desk, to session: Int, _ encoders: FrameEncoders) {
        guard let wanted = sessions[session] else { return }
        for channel in [SocketChannel.trades, .nextradeTrades, .combinedTrades] {
            var batch: [Print] = []
            for print in prints where channel.shows(print.venue) && wanted.wants(channel, encoders.symbol(of: print)) {
                batch.append(print)
                // The broker's line ends a frame wherever it likes.
                guard random.isOne(in: 4) else { continue }
                send(encoders.trades(batch, channel), to: session)
                batch.removeAll()
            }
            if !batch.isEmpty { send(encoders.trades(batch, channel), to: session) }
        }
        for channel in [SocketChannel.book, .nextradeBook, .combinedBook] {
            var symbols: [Int] = []
            for print in prints where channel.shows(print.venue) && wanted.wants(channel, encoders.symbol(of: print)) {
                if !symbols.contains(print.trade.symbolIndex) { symbols.append(print.trade.symbolIndex) }
            }
            for symbol in symbols {
                send(encoders.book(desk.market.boards[symbol], channel, at: desk.now), to: session)
            }
        }
    }

    private mutating func show(
        _ trade: OverseasTrade,
        at time: Moment,
        of desk: Desk,
        to session: Int,
        _ encoders: FrameEncoders
    ) {
        let board = desk.overseas.boards[trade.symbol]
        let key = board.listing.realTimeSymbol
        if sessions[session]?.wants(.overseasTrades, key) ?? false {
            send(encoders.overseasTrade(trade, board, at: time), to: session)
        }
        if sessions[session]?.wants(.overseasBook, key) ?? false {
            send(encoders.overseasBook(board, at: time), to: session)
        }
    }

    private mutating func show(
        _ edge: MarketEdge,
        at time: Moment,
        of desk: Desk,
        to session: Int,
        _ encoders: FrameEncoders
    ) {
        guard SampleCalendar.isOpen(time.day) else { return }
        for registration in sessions[session]?.registrations ?? [] {
            switch registration.channel {
            case .operation, .nextradeOperation, .combinedOperation:
                guard let code = edge.operationCode else { continue }
                send(encoders.operation(registration, code: code), to: session)
            case .expected:
                guard [.openingAuction, .preMarketEnd, .closingAuction].contains(edge),
                    let symbol = desk.market.index(of: registration.key)
                else { continue }
                send(encoders.expected(desk.market.boards[symbol], symbol, at: time), to: session)
            default: continue
            }
        }
    }

    /// Tells the customer about an order, encrypted, wherever the customer's channel is registered.
    mutating func tell(_ notice: Notice, of desk: Desk) {
        let channel: SocketChannel =
            switch (notice.order.instrument, simulation.realm) {
            case (.domestic, .real): .notices
            case (.domestic, .paper): .paperNotices
            case (.overseas, .real): .overseasNotices
            case (.overseas, .paper): .overseasPaperNotices
            }
        let writer = NoticeWriter(simulation)
        for session in sessions.keys.sorted() {
            guard sessions[session]?.wants(channel, simulation.credentials.htsID) ?? false,
                let cipher = sessions[session]?.cipher(of: channel)
            else { continue }
            send("1|\(channel.rawValue)|001|\(cipher.sealed(writer.text(of: notice, desk)))", to: session)
        }
    }
}

extension SocketChannel {
    /// Whether trades of a venue appear on the channel.
    fileprivate func shows(_ venue: Venue) -> Bool {
        switch self {
        case .trades, .book: venue == .krx
        case .nextradeTrades, .nextradeBook: venue == .nxt
        default: true
        }
    }
}

extension MarketEdge {
    /// What the operation channels say at the edge.
    fileprivate var operationCode: String? {
        switch self {
        case .openingAuction: "110"
        case .open: "112"
        case .closingAuction: "121"
        case .close: "129"
        case .closingPrice: "140"
        case .afterMarket: "149"
        case .midnight, .preMarket, .preMarketEnd, .end: nil
        }
    }
}
