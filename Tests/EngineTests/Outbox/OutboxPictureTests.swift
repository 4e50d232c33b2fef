import Charts
import Foundation
import PluginAPI
import Testing

@testable import Engine

/// Real processes stand in for the program that draws.
@Suite struct OutboxPictureTests {
    private let desk: OutboxDesk
    private let book = ChartBook()

    init() throws { desk = try OutboxDesk() }

    @Test func `a picture follows the alert it belongs to, drawn from what the pipeline knows`() async throws {
        let sink = ServiceSink(clock: desk.clock) { call, _ in
            .confirmed(DeliveryReceipt(message: "m-\(call.id)"))
        }
        keepBars()
        try draw("cat > '\(desk.workspace.path)/input'; cat '\(desk.workspace.path)/picture'", for: sink)
        try put("a")

        await desk.drain()

        #expect(sink.calls.map(\.text) == ["a", "삼성전자 (005930)"])
        #expect(sink.calls[1].image?.message == "m-a")
        let input = try String(contentsOfFile: "\(desk.workspace.path)/input", encoding: .utf8)
        #expect(input.contains("목표가") || input.contains("target"))
        #expect(try desk.states() == ["a delivered", "a delivered"])
    }

    @Test func `a picture that cannot be drawn costs the picture only`() async throws {
        let sink = ServiceSink(clock: desk.clock)
        keepBars()
        try draw("exit 1", for: sink)
        try put("a")
        try put("b")

        await desk.drain()

        #expect(sink.calls.map(\.text) == ["a", "b"])
        #expect(try desk.states() == ["a delivered", "a dropped", "b delivered", "b dropped"])
        #expect(desk.board.snapshot["phone"]?.skipped["no-chart"] == 2)
    }

    @Test func `a picture that the service refuses is dropped and troubles nobody`() async throws {
        let sink = ServiceSink(clock: desk.clock) { call, _ in
            call.image == nil ? .delivered : .never(reason: "too large")
        }
        let other = ServiceSink(clock: desk.clock)
        keepBars()
        try draw("cat > /dev/null; cat '\(desk.workspace.path)/picture'", for: sink, beside: other)
        try put("a")

        await desk.drain()
        await desk.drain()

        #expect(try desk.states() == ["a delivered", "a dropped"])
        #expect(other.calls.isEmpty)
    }

    @Test func `a picture that is answered as if the place were gone costs the picture only`() async throws {
        let sink = ServiceSink(clock: desk.clock) { call, _ in
            call.image == nil ? .delivered : .closed(reason: "no right to send pictures")
        }
        keepBars()
        try draw("cat > /dev/null; cat '\(desk.workspace.path)/picture'", for: sink)
        try put("a")
        await desk.drain()
        try desk.put(["b"])
        await desk.drain()

        #expect(sink.calls.filter { $0.image == nil }.map(\.id) == ["a", "b"])
        #expect(try desk.states() == ["a delivered", "a dropped", "b delivered"])
    }

    @Test func `where nothing is known of an instrument no picture is drawn`() async throws {
        let sink = ServiceSink(clock: desk.clock)
        try draw("cat > /dev/null; cat '\(desk.workspace.path)/picture'", for: sink)
        try put("a")

        await desk.drain()

        #expect(sink.calls.map(\.text) == ["a"])
    }

    @Test func `a line that is longer than a chart takes is cut, and the picture drawn`() async throws {
        let sink = ServiceSink(clock: desk.clock)
        keepBars()
        try draw("cat > '\(desk.workspace.path)/input'; cat '\(desk.workspace.path)/picture'", for: sink)
        try put(String(repeating: "👨‍👩‍👧", count: 100))

        await desk.drain()

        #expect(sink.calls.count == 2)
        let input = try Chart(json: [UInt8](Data(contentsOf: URL(filePath: "\(desk.workspace.path)/input"))))
        #expect(input.subtitle == String(repeating: "👨‍👩‍👧", count: 39) + "…")
    }

    @Test func `what a position cost is forgotten when it is sold, account by account`() throws {
        func take(_ account: String, _ cost: Int64?) {
            let name = AccountName(account)
            let holdings = cost.map { cost in
                Portfolio.Holding(
                    position: Position(
                        account: name,
                        symbol: Moments.samsung,
                        quantity: Quantity(1),
                        sellable: Quantity(1),
                        cost: Money(units: cost * Money.unitsPerOne, currency: .krw)
                    ),
                    name: "",
                    price: Price(1),
                    value: Money(units: 0, currency: .krw),
                    profit: Money(units: 0, currency: .krw)
                )
            }
            let portfolio = Portfolio(account: name, holdings: holdings.map { [$0] } ?? [], cash: [])
            book.take(Event(Moments.header("09:00"), .portfolio(portfolio)), in: "test")
        }
        var averages: [Price?] = []
        for (account, cost) in [("a", 70_000), ("b", 60_000), ("a", nil), ("b", nil)] as [(String, Int64?)] {
            take(account, cost)
            averages.append(book.page(of: Moments.samsung, in: "test").average)
        }

        #expect(averages == [Price(70_000), Price(70_000), Price(60_000), nil])
    }

    // MARK: - Helpers

    private static let kind = AlertKind(
        "test",
        fields: [
            AlertKind.Field("price", .price, "", level: .current),
            AlertKind.Field("target", .price, "", level: .target),
        ],
        message: ""
    )

    private func keepBars() {
        let bars = (1...30).map { day in
            Bar(
                symbol: Moments.samsung,
                slot: SymbolSlot(index: 0),
                interval: .day,
                day: Moments.friday.advanced(by: day - 31),
                start: Moments.at("09:00", on: Moments.friday.advanced(by: day - 31)),
                open: Price(70_000),
                high: Price(71_000),
                low: Price(69_000),
                close: Price(70_500),
                volume: Quantity(1_000)
            )
        }
        let history = BarHistory(
            symbol: Moments.samsung,
            slot: SymbolSlot(index: 0),
            interval: .day,
            bars: bars
        )
        book.take(Event(Moments.header("08:00"), .history(history)), in: "test")
    }

    private func draw(_ script: String, for sink: ServiceSink, beside other: ServiceSink? = nil) throws {
        let sample = Chart(bars: [
            Chart.Bar(start: Moments.at("09:00"), open: Price(1), high: Price(2), low: Price(1), close: Price(2))
        ])
        try Data(sample.png().bytes).write(to: URL(filePath: "\(desk.workspace.path)/picture"))
        desk.charts = ChartMaker(
            book: book,
            process: ChartProcess(program: "/bin/sh", arguments: ["-c", script, "sh"]),
            language: .ko,
            calendars: Moments.calendars
        )
        if let other { desk.place(["phone": sink, "mail": other]) } else { desk.place(["phone": sink]) }
    }

    private func put(_ text: String) throws {
        let alert = Alert(
            Self.kind,
            about: Moments.samsung,
            [.price(Price(70_600), .krw), .price(Price(70_606), .krw)]
        )
        let image = StoredImage(of: alert, named: "삼성전자", text: text, in: "test", theme: .dark)
        try desk.put(text, image: try #require(image))
    }
}
