import Foundation
import PluginAPI
import Testing

@Suite struct FixedPointTests {
    @Test(arguments: [
        ("0", 0), ("12", 120_000), ("-12.50", -125_000), ("+3.1415", 31_415), ("0.00010000", 1), ("007", 70_000),
        ("922337203685477.5807", Int64.max),
    ])
    func `a plain decimal is read exactly`(text: String, units: Int64) {
        #expect(Price(decimal: text)?.units == units)
    }

    @Test(arguments: [
        "", "-", "+", ".", "1.", ".5", "1.00001", "1,000", " 1", "1e3", "--1", "1.2.3", "nan", "１２", "0x10",
        "922337203685477.5808", "99999999999999999999",
    ])
    func `another form is refused`(text: String) {
        #expect(Price(decimal: text) == nil)
    }

    @Test(arguments: [0, 1, -1, 10_000, -125_000, 12_345, Int64.max])
    func `the description is read back`(units: Int64) {
        let price = Price(units: units)

        #expect(Price(decimal: price.description) == price)
    }

    @Test func `the description has no trailing zeros`() {
        #expect(Price(units: 125_000).description == "12.5")
        #expect(Percent(units: -500_000).description == "-0.5")
        #expect(Price(units: .min).description == "-922337203685477.5808")
    }

    @Test func `a binary number is rounded half away from zero`() {
        #expect(Quantity(rounding: 0.5)?.units == 500_000)
        #expect(Price(rounding: -0.00005)?.units == -1)
        #expect(Price(rounding: .nan) == nil)
        #expect(Price(rounding: .infinity) == nil)
        #expect(Price(rounding: 1e18) == nil)
    }

    @Test func `a whole number that does not fit is refused`() {
        #expect(Price(whole: 70_600)?.units == 706_000_000)
        #expect(Price(whole: .max) == nil)
        #expect(Percent(whole: Int64.max / 1_000) == nil)
    }

    @Test func `sums differences and comparisons are those of the units`() {
        let total = Price(100) + Price(20) - Price(5)

        #expect(total == Price(115))
        #expect(-total < .zero)
        #expect(Price(-3).magnitude == Price(3))
        #expect(Price(units: .min).magnitude == Price(units: .min))
        #expect(Price(3).isWhole)
        #expect(!Price(units: 1).isWhole)
    }

    @Test func `a value is stored as plain decimal text`() throws {
        let data = try JSONEncoder().encode([Percent(units: 2_500_000)])

        #expect(String(decoding: data, as: UTF8.self) == #"["2.5"]"#)
        #expect(try JSONDecoder().decode([Percent].self, from: data) == [Percent(units: 2_500_000)])
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([Percent].self, from: Data(#"["2,5"]"#.utf8))
        }
    }
}
