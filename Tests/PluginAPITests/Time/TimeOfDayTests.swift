import Foundation
import PluginAPI
import Testing

@Suite struct TimeOfDayTests {
    @Test func `every second of the day can be written and read`() throws {
        for seconds in 0...86_400 {
            let time = try #require(TimeOfDay(secondsSinceMidnight: seconds))

            #expect(TimeOfDay(time.description) == time)
            #expect(TimeOfDay(hhmmss: time.hour * 10_000 + time.minute * 100 + time.second) == time)
        }
    }

    @Test(arguments: [
        ("09:00", "09:00", 32_400), ("9:00", "09:00", 32_400), ("09:00:30", "09:00:30", 32_430),
        ("0:00:01", "00:00:01", 1), ("24:00", "24:00", 86_400), ("09:00:00", "09:00", 32_400),
    ])
    func `the shortest form is written`(text: String, written: String, seconds: Int32) throws {
        let time = try #require(TimeOfDay(text))

        #expect(time.secondsSinceMidnight == seconds)
        #expect(time.description == written)
    }

    @Test(arguments: [
        "", ":", "9", "0900", "09:0", "9:0", "09:00:", "09:00:3", "09:00:30:1", "009:00", "24:01", "24:00:01", "25:00",
        "09:60", "09:00:60", "-9:00", "09:+1", " 09:00", "09:00 ", "09：00", "오전 9:00",
    ])
    func `other forms of text are refused`(text: String) {
        #expect(TimeOfDay(text) == nil)
    }

    @Test(arguments: [-1, 86_401, Int.max, Int.min])
    func `seconds outside a day are refused`(seconds: Int) {
        #expect(TimeOfDay(secondsSinceMidnight: seconds) == nil)
        #expect(TimeOfDay(hour: seconds, minute: 0) == nil)
        #expect(TimeOfDay(hour: 0, minute: seconds) == nil)
        #expect(TimeOfDay(hour: 0, minute: 0, second: seconds) == nil)
    }

    @Test(arguments: [-1, 6_000, 60, 240_001, 246_000, 999_999, Int.max, Int.min])
    func `numbers that are no time are refused`(number: Int) {
        #expect(TimeOfDay(hhmmss: number) == nil)
    }

    @Test func `the number of a broker's frame is read`() {
        #expect(TimeOfDay(hhmmss: 93_001) == TimeOfDay(hour: 9, minute: 30, second: 1))
        #expect(TimeOfDay(hhmmss: 0) == .midnight)
        #expect(TimeOfDay(hhmmss: 240_000) == .endOfDay)
    }

    @Test func `times are ordered`() {
        #expect(TimeOfDay.midnight < .endOfDay)
    }

    @Test func `the coded form is text`() throws {
        let time = try #require(TimeOfDay("09:00:30"))

        let data = try JSONEncoder().encode([time, .endOfDay])

        #expect(String(decoding: data, as: UTF8.self) == #"["09:00:30","24:00"]"#)
        #expect(try JSONDecoder().decode([TimeOfDay].self, from: data) == [time, .endOfDay])
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([TimeOfDay].self, from: Data(#"["25:00"]"#.utf8))
        }
    }
}
