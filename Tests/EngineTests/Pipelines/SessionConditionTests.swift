import PluginAPI
import Testing

@testable import Engine

@Suite struct SessionConditionTests {
    @Test(arguments: [
        ("krx-regular", "2026-11-20", "08:59:59", false), ("krx-regular", "2026-11-20", "09:00", true),
        ("krx-regular", "2026-11-20", "15:29:59", true), ("krx-regular", "2026-11-20", "15:30", false),
        // A Saturday, and the day of the university entrance exam, when everything is an hour later.
        ("krx-regular", "2026-11-21", "10:00", false), ("krx-regular", "2026-11-19", "09:30", false),
        ("krx-regular", "2026-11-19", "16:00", true),
        // The regular session of Friday in New York runs into Saturday in Korea.
        ("us-regular", "2026-11-20", "23:29:59", false), ("us-regular", "2026-11-20", "23:30", true),
        ("us-regular", "2026-11-21", "05:59:59", true), ("us-regular", "2026-11-21", "06:00", false),
        // In summer it is an hour earlier in Korea.
        ("us-regular", "2026-07-10", "22:30", true), ("us-regular", "2026-07-11", "05:00", false),
    ])
    func `a session is open in its half-open hours of the exchange`(
        session: String,
        day: String,
        time: String,
        isOpen: Bool
    ) throws {
        let name = try #require(SessionName(rawValue: session))

        let status = SessionCondition.session(name).status(
            at: Moments.at(time, on: Moments.day(day)),
            in: Moments.calendars
        )

        #expect(status.isOpen == isOpen)
    }

    @Test func `the answer is the same within its stretch and another at its edges`() {
        let conditions: [SessionCondition] = [
            .session(.krxRegular), .session(.usRegular), .session(.nxtAfter),
            .hours(HourRange("22:00-02:00") ?? .wholeTest, .krx),
        ]

        for condition in conditions {
            var moment = Moments.at("00:00", on: Moments.day("2026-11-13"))
            let end = Moments.at("00:00", on: Moments.day("2026-11-27"))
            var isOpen: Bool?
            while moment < end {
                let status = condition.status(at: moment, in: Moments.calendars)
                #expect(status.holds(at: moment))
                #expect(isOpen != true || !status.isOpen || status.range.lowerBound < moment)
                let last = status.range.upperBound.advanced(by: .nanoseconds(-1))
                #expect(condition.status(at: last, in: Moments.calendars).isOpen == status.isOpen)
                isOpen = status.isOpen
                moment = status.range.upperBound
            }
        }
    }

    @Test func `a gate gives the same answers as its condition in any order of questions`() {
        let condition = SessionCondition.session(.krxRegular)
        var gate = SessionGate(condition, calendars: Moments.calendars)
        let moments = ["15:30", "09:00", "08:00", "15:29", "09:00", "23:00", "08:59"].map { Moments.at($0) }

        for moment in moments {
            #expect(gate.status(at: moment).isOpen == condition.status(at: moment, in: Moments.calendars).isOpen)
        }
    }
}

extension HourRange {
    fileprivate static var wholeTest: HourRange {
        guard let range = HourRange("00:00-24:00") else { preconditionFailure("a range") }
        return range
    }
}
