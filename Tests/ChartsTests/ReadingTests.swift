import PluginAPI
import PluginTesting
import Testing

@testable import Charts

@Suite struct ReadingTests {
    private static let bar =
        #"{"time":"2026-11-20T09:00:00+09:00","open":"70000","high":70500,"low":"69900.5","close":"70100"}"#

    @Test func `bars are all that is needed`() throws {
        let chart = try Self.chart(#"{"bars":[\#(Self.bar)]}"#)

        #expect(
            chart.bars == [
                Chart.Bar(
                    start: SampleChart.open,
                    open: Price(70_000),
                    high: Price(70_500),
                    low: try #require(Price(decimal: "69900.5")),
                    close: Price(70_100)
                )
            ]
        )
        #expect(chart == Chart(bars: chart.bars))
    }

    @Test func `what is written is read again`() throws {
        let chart = SampleChart.rich()

        #expect(try Chart(json: chart.json()) == chart)
    }

    @Test(arguments: UInt64(100)...110)
    func `any chart is read as it was written`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let chart = SampleChart.random(&generator)

        #expect(try Chart(json: chart.json()) == chart, "seed \(seed)")
    }

    @Test(arguments: [
        ("", "it is not JSON from line 1 on"),
        ("{\n\"bars\": [\n}", "it is not JSON from line 3 on"),
        ("[]", "the value of '.' cannot be read; members in { } are expected"),
        ("{}", "'bars' is missing"),
        (#"{"bars":7}"#, "the value of 'bars' cannot be read; a list in [ ] is expected"),
        (#"{"bars":[7]}"#, "the value of 'bars[0]' cannot be read; members in { } are expected"),
        (#"{"bars":[{}]}"#, "'bars[0].time' is missing"),
        (#"{"bars":[],"levles":[]}"#, "there is no 'levles'; did you mean 'levels'?"),
        (#"{"bars":[],"theme":"blue"}"#, "the value of 'theme' cannot be read; one of light, dark is expected"),
        (#"{"bars":[],"currency":"EUR"}"#, "the value of 'currency' cannot be read; one of KRW, USD is expected"),
        (
            #"{"bars":[],"zone":"UTC"}"#,
            "the value of 'zone' cannot be read; one of Asia/Seoul, America/New_York is expected"
        ),
        (#"{"bars":[],"size":{"width":1.5}}"#, "the value of 'size.width' cannot be read; a whole number is expected"),
        (#"{"bars":[],"volume":"yes"}"#, "the value of 'volume' cannot be read; true or false is expected"),
        (#"{"bars":[],"title":1}"#, "the value of 'title' cannot be read; a text is expected"),
        (
            #"{"bars":[],"rsi":{"period":14,"values":["a"]}}"#,
            "the value of 'rsi.values' cannot be read; a list of numbers and nulls is expected"
        ),
        (
            #"{"bars":[],"levels":[{"price":1.5,"role":"stop"}]}"#,
            "the value of 'levels[0].price' cannot be read; a number in quotes is expected, such as \"70600\" or \"232.87\""
        ),
        (
            #"{"bars":[],"marks":[{"time":"2026-11-20"}]}"#,
            "the value of 'marks[0].time' cannot be read; a time with its distance from UTC is expected, such as "
                + "\"2026-11-20T09:00:00+09:00\""
        ),
    ])
    func `what cannot be read is told with its place`(json: String, message: String) {
        let error = #expect(throws: ChartError.self) { try Self.chart(json) }

        #expect(error?.message.en == message)
        #expect(error?.isOfChart == true)
    }

    @Test func `a text that is too long is not read`() {
        let json = Array(repeating: UInt8(ascii: " "), count: ChartLimits.json + 1)

        #expect(throws: ChartError.unreadable(.tooLong)) { try Chart(json: json) }
    }

    @Test func `lists deep in one another are an error as well`() {
        let json = #"{"bars":"# + String(repeating: "[", count: 100_000)

        #expect(throws: ChartError.self) { try Self.chart(json) }
    }

    @Test(
        arguments: [
            ("2026-11-20T00:00:00Z", 0), ("2026-11-20T09:00+09:00", 0), ("2026-11-19T19:00:00-05:00", 0),
            ("2026-11-20T00:00:01.5Z", 1_500_000_000), ("2026-11-20T09:00:00", nil), ("2026-11-20 09:00:00Z", nil),
            ("2026-13-20T09:00:00Z", nil), ("2026-11-20T09:00:00.Z", nil), ("9999-01-01T00:00:00Z", nil), ("T", nil),
        ] as [(String, Int64?)]
    )
    func `times are read with their distance from UTC`(text: String, nanoseconds: Int64?) {
        let expected = nanoseconds.map { Timestamp(nanoseconds: SampleChart.open.nanoseconds + $0) }

        #expect(InstantText.instant(text) == expected)
    }

    private static func chart(_ json: String) throws(ChartError) -> Chart { try Chart(json: Array(json.utf8)) }
}
