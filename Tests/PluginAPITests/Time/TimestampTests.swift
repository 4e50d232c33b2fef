import Foundation
import PluginAPI
import Testing

@Suite struct TimestampTests {
    @Test(arguments: [
        (0, "1970-01-01T00:00:00Z"),
        (1_795_132_800_000_000_000, "2026-11-20T00:00:00Z"),
        (1_795_132_800_250_000_000, "2026-11-20T00:00:00.25Z"),
        (1_795_132_800_000_000_001, "2026-11-20T00:00:00.000000001Z"),
        (-1, "1969-12-31T23:59:59.999999999Z"),
        (Int64.max, "2262-04-11T23:47:16.854775807Z"),
        (Int64.min, "1677-09-21T00:12:43.145224192Z"),
    ])
    func `the description is ISO 8601 in UTC with as many decimals as needed`(nanoseconds: Int64, text: String) {
        #expect(Timestamp(nanoseconds: nanoseconds).description == text)
    }

    @Test func `a duration moves an instant both ways`() {
        let start = Timestamp(nanoseconds: 1_000)

        #expect(start + .nanoseconds(5) == Timestamp(nanoseconds: 1_005))
        #expect(start - .microseconds(2) == Timestamp(nanoseconds: -1_000))
        #expect((start + .seconds(90)) - start == .seconds(90))
        #expect(start - (start + .seconds(90)) == .seconds(-90))
    }

    @Test func `an instant is moved in place`() {
        var instant = Timestamp(nanoseconds: 1_000)

        instant += .nanoseconds(500)
        instant -= .nanoseconds(1)

        #expect(instant == Timestamp(nanoseconds: 1_499))
    }

    @Test func `fractions of a nanosecond are dropped toward the instant`() {
        let start = Timestamp(nanoseconds: 10)

        #expect(start + Duration(attoseconds: 1_999_999_999) == Timestamp(nanoseconds: 11))
        #expect(start - Duration(attoseconds: 1_999_999_999) == Timestamp(nanoseconds: 9))
    }

    @Test func `arithmetic stops at the ends of the range instead of trapping`() {
        let last = Timestamp(nanoseconds: .max)
        let first = Timestamp(nanoseconds: .min)

        #expect(Timestamp(nanoseconds: 0) + .seconds(365 * 86_400 * 1_000) == last)
        #expect(Timestamp(nanoseconds: 0) - .seconds(365 * 86_400 * 1_000) == first)
        #expect(last - first == .nanoseconds(Int64.max) + .nanoseconds(Int64.max) + .nanoseconds(1))
    }

    @Test func `instants are ordered by time`() {
        let instants = [3, -2, 0].map { Timestamp(nanoseconds: $0) }

        #expect(instants.sorted().map(\.nanoseconds) == [-2, 0, 3])
    }

    @Test func `the coded form is the number of nanoseconds`() throws {
        let instants = [Timestamp(nanoseconds: .min), Timestamp(nanoseconds: 1_795_132_800_000_000_001)]

        let data = try JSONEncoder().encode(instants)

        #expect(String(decoding: data, as: UTF8.self) == "[-9223372036854775808,1795132800000000001]")
        #expect(try JSONDecoder().decode([Timestamp].self, from: data) == instants)
    }
}
