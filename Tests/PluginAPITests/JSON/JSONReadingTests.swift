import PluginAPI
import Testing

@Suite struct JSONReadingTests {
    @Test func `every kind of value is read`() throws {
        let value = try JSONValue(
            reading: #" {"a": [1, -2.50, 1e3, true, false, null, 9223372036854775808], "b": {}, "c": "\u00e9\n\"\/"} "#
        )

        #expect(
            value == [
                "a": [
                    1, .decimal("-2.50"), .decimal("1e3"), true, false, .null, .decimal("9223372036854775808"),
                ],
                "b": [:], "c": "é\n\"/",
            ]
        )
    }

    @Test func `what is written is read back`() throws {
        let value: JSONValue = ["text": "맥\u{2028}\u{1F600}\\\u{1}", "list": [[], [:]], "number": .integer(.min)]

        #expect(try JSONValue(reading: value.text) == value)
        #expect(try JSONValue(reading: value.prettyText) == value)
    }

    @Test func `services may send a mark, control characters and broken text`() throws {
        #expect(try JSONValue(reading: [0xEF, 0xBB, 0xBF] + Array(#"{"a":1}"#.utf8)) == ["a": 1])
        #expect(try JSONValue(reading: "\"a\tb\nc\"") == "a\tb\nc")
        #expect(try JSONValue(reading: [0x22, 0xFF, 0x22]) == "\u{FFFD}")
        #expect(try JSONValue(reading: #""\ud83d\ude00 \ud83d x \ud83dA""#) == "\u{1F600} \u{FFFD} x \u{FFFD}A")
    }

    @Test(arguments: [
        "", " ", "{", "[", "\"", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,", "{\"a\":1,}", "[1,]", "[1 2]", "{1:2}",
        "tru", "nul", "01", "-", "1.", ".5", "1e", "1e+", "+1", "\"\\x\"", "\"\\u12\"", "\"\\u12g4\"", "\"\\", "1 1",
        "{}x",
        "'a'", "NaN", "\u{0}",
    ])
    func `anything else is refused with its place`(text: String) throws {
        do {
            let value = try JSONValue(reading: text)
            Issue.record("\(text) was read as \(value)")
        } catch JSONProblem.malformed(let place) {
            #expect((0...text.utf8.count).contains(place))
        }
    }

    @Test func `size, depth and number are limited`() {
        let limits = JSONLimits(bytes: 20, depth: 2, values: 5)

        #expect(throws: JSONProblem.tooLong) { try JSONValue(reading: "[1,1,1,1,1,1,1,1,1,1,1]", limits: limits) }
        #expect(throws: JSONProblem.tooDeep) { try JSONValue(reading: "[[[1]]]", limits: limits) }
        #expect(throws: JSONProblem.tooManyValues) { try JSONValue(reading: "[1,1,1,1,1]", limits: limits) }
        #expect(throws: JSONProblem.tooDeep) {
            try JSONValue(reading: String(repeating: "[", count: 1_000_000))
        }
    }

    @Test(arguments: 0..<4) func `damaged texts end in a value or a problem`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let text = Array(#"{"output":[{"a":"1","b":"\u00e9"},{"c":[-1.5e-3,true,null]}],"rt_cd":"0"}"#.utf8)
        var read = 0

        for _ in 0..<1_000 {
            var damaged = text
            for _ in 0...Int.random(in: 0...2, using: &random) {
                let place = Int.random(in: 0..<damaged.count, using: &random)
                switch Int.random(in: 0...2, using: &random) {
                case 0: damaged[place] = UInt8.random(in: 0...255, using: &random)
                case 1: damaged.remove(at: place)
                default: damaged.insert(UInt8.random(in: 0x20...0x7D, using: &random), at: place)
                }
            }
            if (try? JSONValue(reading: damaged)) != nil { read += 1 }
        }

        #expect(read > 50 && read < 950, "seed \(seed): \(read) of 1000 were read")
    }
}

/// A small generator with a seed, so that a failure can be repeated.
private struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
