import PluginAPI
import Testing

@testable import KIS

/// What the market says, asked over HTTP and compared with what is in the simulated exchange.
@Suite struct KISLoopbackMarketTests {
    private typealias Bar = SimulatedBroker.Bar

    private static func bar(_ row: KISBarRow) -> Bar {
        Bar(
            day: row.day.yyyymmdd,
            minute: row.time.map { Int($0.hour) * 60 + Int($0.minute) },
            open: won(row.open),
            high: won(row.high),
            low: won(row.low),
            close: won(row.close),
            volume: Int(row.volume.units / Quantity.unitsPerOne)
        )
    }

    private static func won(_ price: Price) -> Int { Int(price.units / Price.unitsPerOne) }

    @Test(arguments: [false, true]) func `price and book are the exchange's`(isPaper: Bool) async throws {
        try await LoopbackRig.running(change: isPaper) { rig in
            let symbol = try #require(Symbol("005930"))

            let price = try await rig.client.ask(KISPriceQuestion(symbol), .market)
            let slot = SymbolSlot(index: 0)
            let book = try await rig.client.ask(KISBookQuestion(symbol, slot: slot), .market)

            let view = try #require(rig.broker.view("005930"))
            #expect(Self.won(price.price) == view.price)
            #expect(price.base.map(Self.won) == view.base)
            #expect(price.open.map(Self.won) == view.open)
            #expect(price.high.map(Self.won) == view.high)
            #expect(price.low.map(Self.won) == view.low)
            #expect(price.upperLimit.map(Self.won) == view.upper)
            #expect(price.lowerLimit.map(Self.won) == view.lower)
            #expect(price.tick.map(Self.won) == view.step)
            #expect(price.volume == Quantity(Int32(view.volume)))
            #expect(price.turnover == Money.won(Int64(view.turnover)))
            #expect(!price.isHalted)
            #expect(book.asks.map { Self.won($0.price) } == view.asks.map(\.price))
            #expect(book.bids.map { Self.won($0.price) } == view.bids.map(\.price))
            #expect(book.asks.map(\.quantity) == view.asks.map { Quantity(Int32($0.quantity)) })
            #expect(book.bids.map(\.quantity) == view.bids.map { Quantity(Int32($0.quantity)) })
        }
    }

    @Test(arguments: [false, true]) func `a year of days comes in several answers`(isPaper: Bool) async throws {
        try await LoopbackRig.running(change: isPaper) { rig in
            let symbol = try #require(Symbol("005930"))
            let days = rig.today.advanced(by: -364)...rig.today

            let request = BarRequest(symbol: symbol, interval: .day, days: days)
            let rows = try await rig.client.bars(request, today: rig.today)

            let expected = try #require(rig.broker.view("005930")).bars.filter { $0.day >= days.lowerBound.yyyymmdd }
            #expect(rows.count > 200)
            #expect(rows.map(Self.bar) == expected)
        }
    }

    @Test func `weeks and months are put together`() async throws {
        try await LoopbackRig.running { rig in
            let symbol = try #require(Symbol("005930"))
            let days = rig.today.advanced(by: -180)...rig.today

            let weeks = try await rig.client.bars(
                BarRequest(symbol: symbol, interval: .week, days: days),
                today: rig.today
            )
            let months = try await rig.client.bars(
                BarRequest(symbol: symbol, interval: .month, days: days),
                today: rig.today
            )

            let daily = try #require(rig.broker.view("005930")).bars
            let november = daily.filter { $0.day / 100 == 202_611 }
            #expect((24...27).contains(weeks.count))
            #expect(months.last?.volume == Quantity(Int32(november.reduce(0) { $0 + $1.volume })))
            #expect(months.last.map { Self.won($0.open) } == november.first?.open)
            #expect(weeks.last.map { Self.won($0.close) } == daily.last?.close)
        }
    }

    @Test func `minutes of today and yesterday are joined`() async throws {
        try await LoopbackRig.running { rig in
            let symbol = try #require(Symbol("005930"))
            let days = rig.today.advanced(by: -1)...rig.today

            let request = BarRequest(symbol: symbol, interval: .minutes(1), days: days)
            let rows = try await rig.client.bars(request, today: rig.today)

            let today = rows.filter { $0.day == rig.today }.map(Self.bar)
            let yesterday = rows.filter { $0.day != rig.today }.map(Self.bar)
            let view = try #require(rig.broker.view("005930"))
            let before = try #require(view.bars.dropLast().last)
            #expect(today == view.minutes)
            #expect(today.count > 30)
            #expect(yesterday.reduce(0) { $0 + $1.volume } == before.volume)
            #expect(yesterday.last?.close == before.close)
        }
    }

    @Test func `today's investors are known after the close, yesterday's always`() async throws {
        try await LoopbackRig.running { rig in
            let flows = try await rig.client.ask(KISInvestorQuestion(try #require(Symbol("005930"))), .market)

            let view = try #require(rig.broker.view("005930"))
            let first = try #require(flows.first)
            #expect(first.day == CivilDate(uncheckedYYYYMMDD: 20_261_119))
            #expect(
                [first.individuals, first.foreigners, first.institutions] == view.flow.map { Quantity(Int32($0)) }
            )
        }
        let evening = FlowingClock(at: Fixtures.now + .seconds(6 * 3_600), speed: 1)
        try await LoopbackRig.running(evening) { rig in
            let flows = try await rig.client.ask(KISInvestorQuestion(try #require(Symbol("005930"))), .market)

            #expect(flows.first?.day == rig.today)
        }
    }

    @Test func `a share has the exchange's name`() async throws {
        try await LoopbackRig.running { rig in
            let name = try await rig.client.ask(KISShareQuestion(try #require(Symbol("005930"))), .market)

            #expect(name == rig.broker.view("005930")?.name)
        }
    }

    @Test func `holidays are those of the calendar`() async throws {
        try await LoopbackRig.running { rig in
            let days = try await rig.client.ask(KISHolidayQuestion(from: rig.today), .market)

            #expect(days.count > 5)
            #expect(rig.transport.paths == ["tokenP", "chk-holiday"])
            #expect(
                days.map(\.isOpen)
                    == days.map { day in
                        rig.broker.isOpen(year: day.date.year, month: day.date.month, day: day.date.day)
                    }
            )
        }
    }

    @Test(arguments: [false, true]) func `US prices and days are the exchange's`(isPaper: Bool) async throws {
        try await LoopbackRig.running(change: isPaper) { rig in
            let symbol = try #require(Symbol("NASDAQ:AAPL"))
            let days = rig.usDay.advanced(by: -250)...rig.usDay

            let price = try await rig.client.ask(KISUSPriceQuestion(symbol), .market)
            let request = BarRequest(symbol: symbol, interval: .day, days: days)
            let rows = try await rig.client.bars(request, today: rig.today)

            let view = try #require(rig.broker.usView("DNASAAPL"))
            #expect(price.price.units == Int64(view.price))
            #expect(price.base?.units == Int64(view.base))
            #expect(price.volume == Quantity(Int32(view.volume)))
            #expect(price.previousVolume == Quantity(Int32(view.bars.last?.volume ?? 0)))
            let past = rows.filter { $0.day < rig.usDay }
            let expected = view.bars.filter { $0.day >= days.lowerBound.yyyymmdd }
            #expect(past.count > 100)
            #expect(past.map(\.close.units) == expected.map { Int64($0.close) })
            #expect(past.map(\.high.units) == expected.map { Int64($0.high) })
            #expect(past.map { $0.day.yyyymmdd } == expected.map(\.day))
        }
    }

    @Test func `what is not there is said`() async throws {
        try await LoopbackRig.running { rig in
            let unknown = await rig.fault(KISPriceQuestion(try #require(Symbol("999999"))))
            let wrong = await rig.fault(KISPriceQuestion(try #require(Symbol("NASDAQ:AAPL"))))

            #expect(unknown?.reaction == .never)
            #expect(wrong?.reaction == .never)
        }
        try await LoopbackRig.running(change: true) { rig in
            let missing = await rig.fault(KISHolidayQuestion(from: rig.today))

            #expect(missing?.reaction == .never)
            #expect(missing?.message.ko.contains("모의투자") == true)
        }
    }
}

extension LoopbackRig {
    /// The real servers or those for practice.
    static func running(change isPaper: Bool, _ body: (LoopbackRig) async throws -> Void) async throws {
        try await running(SteppingClock(), { $0.isPaper = isPaper }, body)
    }
}
