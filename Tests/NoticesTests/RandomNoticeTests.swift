import Notices
import PluginAPI
import PluginTesting
import Testing

/// Patterns and posts that nobody would write, from a seed.
@Suite struct RandomNoticeTests {
    private static let pieces = [
        "a", "b", "aab", " ", "  ", "\n", "\r\n", "원", "[", "]", "🧵", "👩‍👩‍👧", "e\u{301}", "\u{301}", "\u{0}", "\u{202E}",
        "매수",
        "005930", "3,000만원", "{", "}", "\u{2028}", "\t",
    ]

    /// It belongs to whatever stands before it, so that a text with it in front is another one elsewhere.
    private static let mark = "\u{301}"

    private func text(_ count: Int, _ random: inout SeededGenerator, without left: String? = nil) -> String {
        (0..<count).map { _ in Self.pieces.randomElement(using: &random) ?? "" }.filter { $0 != left }.joined()
    }

    /// A pattern that is sound: texts and fields in turn.
    private func pattern(_ random: inout SeededGenerator) -> NoticePattern? {
        let fields = Int.random(in: 1...4, using: &random)
        let parts = (0..<fields).map { field in
            let literal = text(Int.random(in: 1...3, using: &random), &random, without: Self.mark)
            return literal.replacing("{", with: "{{").replacing("}", with: "}}") + "{f\(field)}"
        }
        return try? NoticePattern(parts.joined())
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `a post made of a pattern gives fields of which the pattern makes the post`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var read = 0
        for _ in 0..<50 {
            guard let pattern = pattern(&random) else { continue }
            var settings = NoticeSettings()
            settings.pattern = pattern
            let values = Dictionary(
                uniqueKeysWithValues: pattern.fields.map { ($0, text(2, &random, without: Self.mark)) }
            )
            let post = try MessageTemplate(pattern.text).filled { values[$0] }

            guard let fields = NoticeReader([settings]).read(post).record?.fields else { continue }
            read += 1

            let again = try MessageTemplate(pattern.text).filled { fields[$0] }
            #expect(Set(fields.keys) == Set(pattern.fields), "seed \(seed)")
            #expect(fields.values.allSatisfy { !$0.isEmpty && $0.first != " " && $0.last != " " }, "seed \(seed)")
            #expect(
                NoticeReader([settings]).read(again).record?.fields == fields,
                "seed \(seed): \(post.debugDescription)"
            )
        }
        #expect(read > 5, "seed \(seed)")
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `whatever comes ends in an event or a reason`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let reader = try NoticesSource.reader(
            """
            posts:
              - { pattern: "[{side}] {symbol} {investor} {amount}", as: trade, capital: 1억원 }
              - { pattern: "{a}aab{b}\\n{c} 원", key: "{a}{c}" }
            """
        )
        var events = 0
        for _ in 0..<100 {
            let post = text(Int.random(in: 0...60, using: &random), &random)
            let reading = reader.read(post)
            if reading.reason == nil { events += 1 }
            #expect(
                [reading.record != nil, reading.trade != nil, reading.reason != nil].count { $0 } == 1,
                "seed \(seed)"
            )
        }
        #expect(events < 100)
    }
}
