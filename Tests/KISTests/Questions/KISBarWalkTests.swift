import PluginAPI
import Testing

@testable import KIS

@Suite struct KISBarWalkTests {
    private let symbol = Symbol(.krx, "005930")

    private func row(_ day: CivilDate, _ clock: Int? = nil) -> KISBarRow {
        KISBarRow(
            day: day,
            time: clock.flatMap { TimeOfDay(hhmmss: $0) },
            open: Price(1),
            high: Price(1),
            low: Price(1),
            close: Price(1),
            volume: Quantity(1)
        )
    }

    private func request(_ days: ClosedRange<CivilDate>, _ interval: BarInterval = .day) throws -> BarRequest {
        BarRequest(symbol: try #require(symbol), interval: interval, days: days)
    }

    @Test func `a documented page`() throws {
        let days = Fixtures.today...Fixtures.today
        let question = KISBarQuestion(try #require(symbol), .periods(.day, days))

        let rows = try read(question, Fixtures.bars)

        #expect(rows.map(\.close) == [Price(70_100)])
        #expect(rows.map(\.volume) == [Quantity(2_106_311)])
        #expect(
            try question.values(on: .real) == [
                "FID_COND_MRKT_DIV_CODE": "J", "FID_INPUT_ISCD": "005930", "FID_INPUT_DATE_1": "20261120",
                "FID_INPUT_DATE_2": "20261120", "FID_PERIOD_DIV_CODE": "D",
            ]
        )
    }

    @Test func `padding rows and days without trades are left out`() throws {
        let days = Fixtures.today...Fixtures.today
        let body = Fixtures.bars
            .replacing(#""output2":["#, with: #""output2":[{},{"stck_bsop_date":"","stck_clpr":""},"#)
            .replacing(#""stck_oprc":"69800","stck_hgpr":"70300","stck_lwpr":"69700""#, with: #""stck_oprc":"0""#)

        let rows = try read(KISBarQuestion(try #require(symbol), .periods(.day, days)), body)

        #expect(rows.map(\.open) == [Price(70_100)])
    }

    @Test func `a bar whose prices contradict one another is refused`() throws {
        let question = KISBarQuestion(try #require(symbol), .periods(.day, Fixtures.today...Fixtures.today))
        let body = Fixtures.bars.replacing(#""stck_hgpr":"70300""#, with: #""stck_hgpr":"70000""#)

        #expect(throws: KISFault.self) { try read(question, body) }
    }

    @Test(arguments: [1, 7, 100, 250]) func `days are walked back page by page, each once`(pageLength: Int) throws {
        let days = Fixtures.today.advanced(by: -249)...Fixtures.today
        var walk = try KISBarWalk(try request(days), today: Fixtures.today, on: .real)
        var pages = 0

        while let question = walk.next {
            guard case .periods(.day, let asked) = question.range else { break }
            let newest = Array(asked.lowerBound.advanced(by: -3)...asked.upperBound).reversed().prefix(pageLength)
            try walk.take(newest.map { row($0) })
            pages += 1
        }

        #expect(walk.rows.map(\.day) == Array(days))
        #expect(pages <= 250 / pageLength + 1)
    }

    @Test func `an answer that does not go back ends the walk`() throws {
        let days = Fixtures.today.advanced(by: -10)...Fixtures.today
        var walk = try KISBarWalk(try request(days), today: Fixtures.today, on: .real)

        try walk.take([row(Fixtures.today)])
        try walk.take([row(Fixtures.today)])

        #expect(walk.next == nil)
        #expect(walk.rows.count == 1)
    }

    @Test func `endless pages are refused`() throws {
        let days = Fixtures.today.advanced(by: -10)...Fixtures.today
        var walk = try KISBarWalk(try request(days), today: Fixtures.today, on: .real, pages: 2)

        try walk.take([row(Fixtures.today)])

        #expect(throws: KISFault.self) { try walk.take([row(Fixtures.today.advanced(by: -1))]) }
    }

    @Test func `minutes go back through today and the days before`() throws {
        let yesterday = Fixtures.today.advanced(by: -1)
        var walk = try KISBarWalk(
            try request(yesterday...Fixtures.today, .minutes(1)),
            today: Fixtures.today,
            on: .real
        )

        try walk.take([row(Fixtures.today, 90_100), row(Fixtures.today, 90_000)])
        #expect(walk.next?.range == TimeOfDay(hour: 8, minute: 59).map { KISBarQuestion.Range.today(upTo: $0) })
        try walk.take([])
        #expect(
            walk.next?.range
                == TimeOfDay(hour: 23, minute: 59).map { KISBarQuestion.Range.minutes(yesterday, upTo: $0) }
        )
        try walk.take([row(yesterday, 153_000), row(yesterday.advanced(by: -1), 153_000)])

        #expect(walk.next == nil || walk.rows.first?.day == yesterday)
        #expect(walk.rows.map { $0.time?.hour } == [15, 9, 9])
    }

    @Test func `the paper servers have the minutes of today only`() throws {
        let days = Fixtures.today.advanced(by: -5)...Fixtures.today
        var walk = try KISBarWalk(try request(days, .minutes(1)), today: Fixtures.today, on: .paper)

        try walk.take([])

        #expect(walk.next == nil)
    }

    @Test func `US days are asked for up to a date`() throws {
        let request = BarRequest(
            symbol: try #require(Symbol("NYSE:IBM")),
            interval: .week,
            days: Fixtures.today...Fixtures.today
        )
        let walk = try KISBarWalk(request, today: Fixtures.today, on: .real)
        let question = try #require(walk.next)
        let body = """
            {"rt_cd":"0","msg_cd":"MCA00000","output1":{"rsym":"DNYSIBM"},"output2":[{"xymd":"20261120",\
            "clos":"232.8700","open":"231.1000","high":"233.4000","low":"230.5500","tvol":"18244112"}]}
            """

        #expect(
            try question.values(on: .real) == ["EXCD": "NYS", "SYMB": "IBM", "GUBN": "1", "BYMD": "20261120"]
        )
        #expect(try read(question, body).first?.high == Price(decimal: "233.4"))
    }
}
