import PluginAPI
import Testing

@Suite struct DurationValueTests {
    @Test(arguments: [
        ("500ms", 500), ("10s", 10_000), ("5m", 300_000), ("1h", 3_600_000), ("1d", 86_400_000), ("5초", 5_000),
        ("5분", 300_000), ("1시간", 3_600_000), ("1일", 86_400_000), ("1h 30m", 5_400_000), ("1시간 30분", 5_400_000),
        ("1h30m", 5_400_000), ("0.5s", 500), ("1.5h", 5_400_000), ("0s", 0), ("100밀리초", 100), ("5 분", 300_000),
    ])
    func `lengths of time are read`(text: String, milliseconds: Int) {
        #expect(OneSetting.read(text, as: Duration.self) == .milliseconds(milliseconds))
    }

    @Test func `a number without unit is asked about`() {
        let reading = OneSetting.problems("10", as: Duration.self)

        #expect(reading.codes == ["H0109"])
        #expect(reading.replacements == ["10s", "10m", "10h"])
        #expect(reading.rendered().contains("단위가 빠졌습니다."))
        #expect(reading.rendered().contains("혹시 `10s`, `10m`, `10h` 중 하나인가요?"))
        #expect(OneSetting.problems("0", as: Duration.self).replacements == ["0s"])
    }

    @Test(arguments: ["-5s", "5x", "s", "30m 1h", "5m 5m", "0.0001s", "99999999999d", "1mo", "1y", "5 s s", "오분"])
    func `another form is refused`(text: String) {
        #expect(OneSetting.problems(text, as: Duration.self).codes == ["H0110"])
    }

    @Test(arguments: [
        ("1 minute", "1m"), ("30 seconds", "30s"), ("5M", "5m"), ("5Ｓ", "5s"), ("2 hours 5 min", "2h 5m"),
    ])
    func `a usual slip is undone`(text: String, repaired: String) {
        #expect(OneSetting.problems(text, as: Duration.self).replacements == [repaired])
    }

    @Test func `lengths are written in the largest unit`() {
        let lengths: [Duration] = [
            .seconds(60), .seconds(90), .milliseconds(500), .seconds(86_400), .zero, .seconds(5_400),
        ]

        #expect(lengths.map(\.settingText) == ["1m", "90s", "500ms", "1d", "0s", "90m"])
    }
}
