import PluginAPI
import PluginTesting
import Testing

@testable import Plugins

@Suite struct ScheduleSourceClockChangeTests {
    private let zone = MarketTimeZone.usEastern

    private func due(_ yaml: String, after moment: Timestamp) throws -> Timestamp {
        let settings = try SettingsText.settings("{ market: us, days: [daily], \(yaml) }", for: ScheduleSource.self)
        let timer = ScheduleSource(settings: settings).next(after: moment, in: ScheduleCalendars.all)
        return try #require(timer).due
    }

    @Test func `a time that is skipped comes at the jump`() throws {
        let found = try due("at: [02:30]", after: zone.moment("2026-03-08 01:00"))

        // At 07:00 UTC the clock goes from 02:00 to 03:00.
        #expect(found.description == "2026-03-08T07:00:00Z")
    }

    @Test func `several skipped times come as one`() throws {
        let first = try due("at: [02:00, 02:30, 03:00]", after: zone.moment("2026-03-08 01:00"))
        let second = try due("at: [02:00, 02:30, 03:00]", after: first)

        #expect(first.description == "2026-03-08T07:00:00Z")
        #expect(zone.text(second) == "2026-03-09 02:00")
    }

    @Test func `a time that comes twice comes once`() throws {
        let first = try due("at: [01:30]", after: zone.moment("2026-11-01 00:00"))
        let second = try due("at: [01:30]", after: first)

        #expect(first.description == "2026-11-01T05:30:00Z")
        #expect(zone.text(second) == "2026-11-02 01:30")
    }

    @Test func `an interval goes on through the hour that comes twice`() throws {
        var moment = zone.moment("2026-11-01 00:00")
        var found: [String] = []
        for _ in 0..<3 {
            moment = try due("every: 1h", after: moment)
            found.append(moment.description)
        }

        #expect(found == ["2026-11-01T05:00:00Z", "2026-11-01T06:00:00Z", "2026-11-01T07:00:00Z"])
    }
}
