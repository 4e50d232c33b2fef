import PluginAPI
import Testing

@testable import Charts

@Suite struct TimeAxisTests {
    @Test func `a year of days has months, and the year where it changes`() {
        let axis = Self.axis(every: .seconds(86_400), count: 100)

        #expect(axis.labels(atMost: 6).map(\.text) == ["12월", "2027", "2월"])
        #expect(axis.labels(atMost: 6).map(\.isMajor) == [false, true, false])
    }

    @Test func `months have names in English`() {
        #expect(Self.axis(every: .seconds(86_400), count: 40, .en).labels(atMost: 2).map(\.text) == ["Dec"])
    }

    @Test func `a few days have a date each`() {
        #expect(
            Self.axis(every: .seconds(86_400), count: 3).labels(atMost: 6).map(\.text) == ["11/20", "11/21", "11/22"]
        )
    }

    @Test func `weeks begin on Mondays`() {
        #expect(
            Self.axis(every: .seconds(86_400), count: 20).labels(atMost: 4).map(\.text) == ["11/23", "11/30", "12/7"]
        )
    }

    @Test func `minutes have times, and the date where a day begins`() {
        let axis = TimeAxis([0, 1, 2, 900].map { SampleChart.open + .seconds(60 * $0) }, .korea, .ko)

        #expect(axis.labels(atMost: 9).map(\.text) == ["09:01", "09:02", "11/21"])
    }

    @Test func `times are those of the exchange`() {
        let axis = TimeAxis([0, 1].map { SampleChart.open + .seconds(3_600 * $0) }, .usEastern, .en)

        #expect(axis.labels(atMost: 9).map(\.text) == ["20:00"])
    }

    @Test func `one bar has its date`() {
        #expect(Self.axis(every: .seconds(60), count: 1).labels(atMost: 6).map(\.text) == ["11/20"])
    }

    @Test(arguments: [1, 2, 7, 60, 400, 2_000])
    func `there are labels, and never more than have room`(count: Int) {
        for seconds in [1, 60, 3_600, 86_400, 2_600_000] {
            let labels = Self.axis(every: .seconds(seconds), count: count).labels(atMost: 6)
            #expect((1...6).contains(labels.count), "every \(seconds) s")
        }
    }

    private static func axis(every step: Duration, count: Int, _ language: Language = .ko) -> TimeAxis {
        TimeAxis((0..<count).map { SampleChart.open + step * $0 }, .korea, language)
    }
}
