import PluginAPI
import Testing

@testable import KIS

@Suite struct KISNumberTests {
    @Test(
        arguments: [
            ("70100", 701_000_000), ("000000000001926000", 19_260_000_000), ("231.40000000", 2_314_000),
            ("-0.5", -5_000),
            ("+1", 10_000), ("0", 0), ("0000", 0), (".5", 5_000), ("922337203685477.5807", .max),
        ] as [(String, Int64)]
    )
    func `padded and signed numbers are read exactly`(text: String, units: Int64) {
        #expect(KISNumber.units(text, perOne: 10_000, rounds: false) == units)
        #expect(KISNumber.units(text, perOne: 10_000, rounds: true) == units)
    }

    @Test(arguments: [
        "", "-", "+", ".", "1.", "1,000", "1 0", "--1", "+-1", "1e3", "0x1", "1.2.3", "１", "922337203685477.5808",
        "99999999999999999999", "NaN", "(null)",
    ])
    func `anything else is no number`(text: String) {
        #expect(KISNumber.units(text, perOne: 10_000, rounds: false) == nil)
        #expect(KISNumber.units(text, perOne: 10_000, rounds: true) == nil)
    }

    @Test func `more decimals are refused or rounded, halves away from zero`() {
        #expect(KISNumber.units("1.00005", perOne: 10_000, rounds: false) == nil)
        #expect(KISNumber.units("1.00005", perOne: 10_000, rounds: true) == 10_001)
        #expect(KISNumber.units("1.000049", perOne: 10_000, rounds: true) == 10_000)
        #expect(KISNumber.units("-1.00005", perOne: 10_000, rounds: true) == -10_001)
        #expect(KISNumber.units("0.99995", perOne: 10_000, rounds: true) == 10_000)
        #expect(KISNumber.units("1.0000000009", perOne: 10_000, rounds: true) == 10_000)
    }
}
