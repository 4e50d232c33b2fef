import Foundation
import PluginAPI
import Testing
import YAML

@Suite struct SchemaTests {
    @Test func `settings become an object that allows nothing else`() throws {
        let schema = SampleSettings.jsonSchemaDocument(in: .en)

        #expect(schema["$schema"] == "https://json-schema.org/draft/2020-12/schema")
        #expect(schema["type"] == "object")
        #expect(schema["additionalProperties"] == false)
        #expect(schema["required"] == ["levels"])
        guard case .object(let members)? = schema["properties"] else {
            Issue.record("no properties")
            return
        }
        #expect(
            members.map(\.name) == [
                "window", "levels", "price", "cooldown", "silence", "overrides", "stop_loss", "token",
            ]
        )
    }

    @Test func `a setting has its help default and limits`() throws {
        let window = try #require(SampleSettings.jsonSchemaDocument(in: .en)["properties"]?["window"])

        #expect(window["description"] == "How many bars the deviation is taken over.")
        #expect(window["default"] == 20)
        #expect(window["minimum"] == 2)
        #expect(window["maximum"] == 500)
    }

    @Test func `earlier names are deprecated and secrets are write-only`() throws {
        let properties = try #require(SampleSettings.jsonSchemaDocument(in: .ko)["properties"])

        #expect(properties["silence"]?["deprecated"] == true)
        #expect(properties["cooldown"]?["deprecated"] == nil)
        #expect(properties["token"]?["writeOnly"] == true)
        #expect(properties["token"]?["default"] == nil)
    }

    @Test func `what is written is JSON`() throws {
        let document = SampleSettings.jsonSchemaDocument(in: .ko)

        let compact = try JSONSerialization.jsonObject(with: Data(document.text.utf8)) as? NSDictionary
        let pretty = try JSONSerialization.jsonObject(with: Data(document.prettyText.utf8)) as? NSDictionary

        #expect(compact != nil)
        #expect(compact == pretty)
    }

    @Test(arguments: ["a\"b\\c", "줄\n바꿈\t\r", "\u{0}\u{1F}\u{7F}\u{2028}", "👍🏽", ""])
    func `texts survive being written`(text: String) throws {
        let written = JSONValue.array([.string(text)]).text

        let read = try JSONSerialization.jsonObject(with: Data(written.utf8)) as? [String]

        #expect(read == [text])
    }

    @Test func `values are written plainly and in order`() {
        let value: JSONValue = ["b": [1, true, "x"], "a": ["c": [], "d": [:]]]

        #expect(value.text == #"{"b":[1,true,"x"],"a":{"c":[],"d":{}}}"#)
        #expect(JSONValue.array([.null, .decimal("2.5")]).text == "[null,2.5]")
        #expect(value["a"]?["c"] == [])
        #expect(value["z"] == nil)
        #expect(JSONValue.object([.init("a", 1)]).prettyText == "{\n  \"a\": 1\n}")
    }

    @Test(arguments: [
        (Percent.schema, ["2%", "-0.5%", "1,000%", "${P}"], ["2", "%", "2 %"]),
        (Money.schema, ["1,000,000원", "100만원", "1억 2,000만원", "$1,200.50", "1200 USD", "₩5"], ["100만", "1000", "5엔"]),
        (Price.schema, ["73,450원", "73450", "$12.34", "7만원"], ["abc", "-5"]),
        (Quantity.schema, ["10주", "10", "0.5주", "3 shares"], ["열주", "-1"]),
        (Symbol.schema, ["005930", "NASDAQ:AAPL", "NYSE:BRK.B", "Q500001", "KRX:005930"], ["5930", "LSE:VOD"]),
        (Duration.schema, ["500ms", "1h 30m", "5분", "${D:-5m}"], ["10", "1y"]),
        (CalendarPeriod.schema, ["1y", "1년 6개월"], ["10", "1h"]),
        (TimeOfDay.schema, ["09:00", "9:00:30"], ["9", "9:0"]),
        (HourRange.schema, ["09:00-09:10", "09:00 ~ 15:30"], ["09:00"]),
        (CivilDate.schema, ["2026-11-20", "20261120"], ["2026/11/20"]),
        (BarInterval.schema, ["1m", "1d", "1mo"], ["1", "2d"]),
    ])
    func `patterns accept what is read and little else`(schema: SettingSchema, good: [String], bad: [String]) throws {
        let json = schema.jsonSchema(in: .en)
        guard case .string(let pattern)? = json["pattern"] else {
            Issue.record("no pattern")
            return
        }
        let expression = try NSRegularExpression(pattern: pattern)
        func matches(_ text: String) -> Bool {
            expression.firstMatch(in: text, range: NSRange(text.startIndex..., in: text)) != nil
        }

        for text in good { #expect(matches(text), "\(text)") }
        for text in bad { #expect(!matches(text), "\(text)") }
    }

    @Test func `every example is accepted by its own type`() {
        func check<Value: SettingValue>(_ type: Value.Type) {
            guard case .text(let form) = type.schema else { return }
            for example in form.examples {
                var reader = SettingReader(owner: SettingOwner("x"))
                #expect(Value.decode(.scalar(example), &reader) != nil, "\(example)")
            }
        }
        check(Percent.self)
        check(Money.self)
        check(Price.self)
        check(Quantity.self)
        check(Symbol.self)
        check(Duration.self)
        check(CalendarPeriod.self)
        check(TimeOfDay.self)
        check(HourRange.self)
        check(CivilDate.self)
        check(BarInterval.self)
        check(FilePath.self)
    }

    @Test func `help has the form the default and the settings inside`() {
        let lines = SampleSettings.definitions.flatMap { $0.helpLines(in: .ko) }
        let english = SampleSettings.definitions.flatMap { $0.helpLines(in: .en) }

        #expect(lines.starts(with: ["window  (정수, `2` 이상 `500` 이하, 기본값 20)", "    표준편차를 구할 봉의 수"]))
        #expect(lines.contains("levels  (숫자의 목록, 꼭 필요함)"))
        #expect(lines.contains("    symbol  (종목코드(예: `005930`, `NASDAQ:AAPL`), 꼭 필요함)"))
        #expect(english.contains("price  (last | bid | ask, default last)"))
    }
}
