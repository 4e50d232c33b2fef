import PluginAPI
import PluginTesting
import Testing

@testable import Plugins

/// A kind of alert with a field to tell alerts apart by.
private let target = AlertKind(
    "target",
    fields: [AlertKind.Field("level", .number, "The level."), AlertKind.Field("price", .price, "The price.")],
    message: "{level}"
)

@Suite struct DedupeRuleTests {
    private static let settings = "{ by: [symbol, level], window: 5m }"
    private var tester: RuleTester<DedupeRule>

    init() throws { tester = try RuleTester(DedupeRule.self, Self.settings) }

    /// Lets some seconds pass and asks the filter about an alert.
    private mutating func passes(
        after seconds: Int = 0,
        level: Double = 1,
        of symbol: String = "005930",
        rule: String = "sigma",
        kind: AlertKind = target
    ) -> Bool {
        tester.script.pass(.seconds(seconds))
        let price = FieldValue.price(Price(Int32.random(in: 1...1_000)), .krw)
        return tester.filter(tester.script.alert(kind, of: symbol, .number(level), price, rule: rule)) == .pass
    }

    @Test mutating func `the same alert passes again when the window is over`() {
        #expect(passes())
        #expect(!passes(after: 1))
        #expect(!passes(after: 298))
        #expect(passes(after: 1))
    }

    @Test mutating func `a dropped alert does not make the window longer`() {
        #expect(passes())
        #expect(!passes(after: 200))
        #expect(passes(after: 100))
    }

    @Test mutating func `another value of a field is another alert`() {
        #expect(passes())
        #expect(passes(level: 2))
        #expect(passes(of: "000660"))
        #expect(!passes(level: 2))
    }

    @Test mutating func `another rule or kind is another alert`() {
        let other = AlertKind("other", fields: target.fields, message: "{level}")

        #expect(passes())
        #expect(passes(rule: "sigma-2"))
        #expect(passes(kind: other))
        #expect(!passes())
    }

    @Test mutating func `alerts that lack a field are told apart by the others`() {
        let bare = AlertKind("bare", fields: [], message: "bare")
        let first = tester.script.alert(bare, of: "005930")
        let second = tester.script.alert(bare, of: "000660")

        #expect(tester.filter(first) == .pass)
        #expect(tester.filter(second) == .pass)
        #expect(tester.filter(first) != .pass)
    }

    @Test mutating func `the reason says how long the window is`() {
        let alert = tester.script.alert(target, .number(1), .price(Price(1), .krw))

        #expect(tester.filter(alert) == .pass)
        let reason = LocalizedText(ko: "같은 알림을 내보낸 지 5m이 지나지 않음", en: "the same alert passed less than 5m ago")
        #expect(tester.filter(alert) == .drop(reason: reason))
    }

    @Test mutating func `orders always pass`() {
        let order = OrderIntent(
            account: AccountName("main"),
            symbol: tester.script.instrument("005930").symbol,
            side: .buy,
            kind: .market,
            amount: .quantity(Quantity(1)),
            purpose: .entry,
            reason: "test"
        )

        for _ in 0..<3 { #expect(tester.filter(Signal(tester.script.header(), rule: "sigma", .order(order))) == .pass) }
    }

    @Test mutating func `a restart does not open the window`() throws {
        #expect(passes())

        tester = try tester.restarted()

        #expect(!passes(after: 299))
        #expect(passes(after: 1))
    }

    @Test mutating func `a clock that was set back does not hold alerts for longer`() throws {
        tester.script.pass(.seconds(86_400))
        #expect(passes())

        // A new script stands a day earlier.
        tester = try RuleTester(DedupeRule.self, Self.settings).restoring(tester.rule.state)

        #expect(passes())
        #expect(!passes(after: 1))
    }

    @Test mutating func `memory is bounded and the oldest alert is forgotten first`() {
        for level in 0...DedupeRule.mostRemembered { #expect(passes(level: Double(level))) }

        #expect(tester.rule.state.passed.count == DedupeRule.mostRemembered)
        #expect(!passes(level: 1))
        #expect(passes(level: 0))
    }

    @Test func `the fields it names are known for validation`() {
        #expect(tester.rule.namedFields.map(\.name) == ["symbol", "level"])
    }

    @Test(arguments: ["", "by: []", "by: [symbol, symbol]", "by: [Symbol]", "{ by: [symbol], window: 0s }"])
    func `settings without sense are refused`(settings: String) {
        #expect(throws: SettingsRefused.self) { try RuleTester(DedupeRule.self, settings) }
    }
}
