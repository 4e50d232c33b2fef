import PluginAPI

/// Sends a number of made-up trades of one instrument, one after each pause.
///
/// A source brings events in and knows nothing of what becomes of them. This one makes them up; yours would read a
/// socket or a page in the same loop.
struct MadeUpTradesSource: Source {
    /// What a person writes below `made-up-trades` in a configuration.
    ///
    /// One `@Setting` is all there is to say about a setting: it is read, checked, explained and documented from it.
    /// The types know the units, so `1s` is a pause and `70,000원` a price.
    struct Settings: PluginSettings {
        @Setting(LocalizedText(ko: "체결을 지어낼 종목", en: "The instrument whose trades are made up."))
        var symbol: Symbol

        @Setting(LocalizedText(ko: "체결의 개수", en: "How many trades are sent."), in: 1...1_000_000)
        var count = 100

        @Setting(
            LocalizedText(ko: "체결 사이의 간격", en: "The pause between two trades."),
            in: .milliseconds(1) ... .seconds(3_600)
        )
        var every = Duration.seconds(1)

        @Setting(
            LocalizedText(ko: "가장 낮은 가격", en: "The lowest price."),
            in: Price(1)...Price(100_000_000)
        )
        var price = Price(70_000)

        @Setting(
            LocalizedText(ko: "한 번에 움직이는 폭", en: "How far the price moves each time."),
            in: Price(units: 1)...Price(1_000_000)
        )
        var step = Price(100)
    }

    static let summary = LocalizedText(
        ko: "한 종목의 체결을 지어내어 일정한 간격으로 보냅니다. 실제 시세가 아닙니다.",
        en: "Sends made-up trades of one instrument at a steady pace."
    )
    // A pipeline is refused when a rule needs something that none of its sources says it produces.
    static let produces: EventKinds = .trades

    let settings: Settings

    // The history that rules ask for is loaded for these before the first event.
    var symbols: SymbolScope { .some([settings.symbol]) }

    func run(_ feed: any Feed) async throws {
        guard let slot = feed.symbols.slot(for: settings.symbol) else { throw Self.tooManySymbols }
        var due = feed.clock.now
        for index in 0..<settings.count {
            // Asking the feed's clock lets a test pass an hour in no time. The sleep throws when the task is cancelled
            // and the send when the run is ending; neither is caught, so that the source ends at once.
            try await feed.clock.sleep(until: due)
            var trades = [trade(index, slot, at: feed.clock.now, in: feed.calendars)]
            try feed.send(&trades)
            feed.progress(Int64(index + 1), of: Int64(settings.count))
            // Counted from the moment it was meant for: pauses measured one by one would add up their delays.
            due += settings.every
        }
    }

    private func trade(_ index: Int, _ slot: SymbolSlot, at now: Timestamp, in calendars: Calendars) -> Trade {
        let symbol = settings.symbol
        // Up three steps and down again, so that rules have something to notice.
        let steps = [0, 1, 2, 3, 2, 1]
        let header = EventHeader(
            exchangeTime: now,
            receivedAt: now,
            tradingDay: calendars.calendar(of: symbol.market).tradingDay(at: now)
        )
        return Trade(
            header,
            symbol: symbol,
            slot: slot,
            venue: symbol.market == .krx ? .krx : .us,
            price: Price(units: settings.price.units + settings.step.units * Int64(steps[index % steps.count])),
            quantity: Quantity(10)
        )
    }

    private static let tooManySymbols = SourceError(
        LocalizedText(ko: "종목이 너무 많아 더 받을 수 없습니다.", en: "the run has too many symbols to take one more")
    )
}
