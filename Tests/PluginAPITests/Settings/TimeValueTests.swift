import PluginAPI
import Testing

@Suite struct TimeValueTests {
    @Test func `times ranges and dates are read`() {
        #expect(OneSetting.read("09:00", as: TimeOfDay.self) == TimeOfDay(hour: 9, minute: 0))
        #expect(OneSetting.read("09:00-09:10", as: HourRange.self)?.description == "09:00-09:10")
        #expect(OneSetting.read("09:00~15:30", as: HourRange.self)?.description == "09:00-15:30")
        #expect(OneSetting.read("2026-11-20", as: CivilDate.self)?.yyyymmdd == 20_261_120)
        #expect(OneSetting.read("5m", as: BarInterval.self) == .minutes(5))
    }

    @Test func `another form is refused with an example`() {
        #expect(
            OneSetting.problems("25:00", as: TimeOfDay.self).rendered().contains(
                "시각(예: `09:00`, `15:30:30`)이 필요한데 `25:00`이 있습니다."
            )
        )
        #expect(OneSetting.problems("09:00", as: HourRange.self).codes == ["H0110"])
        #expect(OneSetting.problems("2026-02-30", as: CivilDate.self).codes == ["H0110"])
        #expect(OneSetting.problems("7x", as: BarInterval.self).codes == ["H0110"])
    }

    @Test func `full-width signs in a time are repaired`() {
        #expect(OneSetting.problems("０９：００", as: TimeOfDay.self).replacements == ["09:00"])
    }
}
