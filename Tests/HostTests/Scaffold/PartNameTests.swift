import Foundation
import PluginAPI
import Testing

@testable import Host

@Suite struct PartNameTests {
    @Test(arguments: [
        ("price-alarm", "PriceAlarmRule", "price-alarm"),
        ("PriceAlarm", "PriceAlarmRule", "price-alarm"),
        ("PriceAlarmRule", "PriceAlarmRule", "price-alarm"),
        ("price-alarm-rule", "PriceAlarmRule", "price-alarm"),
        ("rsi", "RsiRule", "rsi"),
        ("RSI", "RSIRule", "rsi"),
        ("ma200", "Ma200Rule", "ma200"),
        ("x-ray", "XRayRule", "x-ray"),
        ("source", "SourceRule", "source"),
    ])
    func `a name gives a type and a plugin`(text: String, type: String, plugin: String) throws {
        let name = try PartName(text, kind: .rule)

        #expect(name.type == type)
        #expect(name.plugin == plugin)
        #expect(PluginName.derived(fromType: name.type, kind: .rule) == name.plugin)
    }

    @Test func `the kind decides the ending`() throws {
        #expect(try PartName("pager", kind: .sink).type == "PagerSink")
        #expect(try PartName("ticker", kind: .source).type == "TickerSource")
    }

    @Test(arguments: [
        ("가격알림", nil), ("", nil), ("-", nil), ("3days", nil), ("price!", nil), ("../escape", nil),
        ("price_alarm", "price-alarm"), ("priceAlarm", "price-alarm"), ("price alarm", "price-alarm"),
        ("Price-Alarm", "price-alarm"), ("price--alarm", "price-alarm"), ("price-alarm.swift", "price-alarm-swift"),
    ])
    func `another form is refused with what was probably meant`(text: String, likely: String?) {
        #expect(throws: PartNameMistake.form(text, likely: likely)) { try PartName(text, kind: .rule) }
    }

    @Test(arguments: [("ma-200", "ma200"), ("a-b", "ab")])
    func `words that a type cannot tell apart are refused`(text: String, plugin: String) {
        #expect(throws: PartNameMistake.joined(text, into: plugin)) { try PartName(text, kind: .rule) }
    }

    @Test func `a name needs more than its kind`() {
        #expect(throws: PartNameMistake.kindAlone(.rule)) { try PartName("rule", kind: .rule) }
        #expect(throws: PartNameMistake.kindAlone(.sink)) { try PartName("Sink", kind: .sink) }
    }

    @Test(arguments: ["TelegramSink", "telegram-sink"])
    func `the name of another kind of part is refused`(text: String) {
        #expect(throws: PartNameMistake.otherKind(text, .sink, wanted: .rule)) { try PartName(text, kind: .rule) }
    }

    @Test func `a name has an end`() throws {
        let longest = String(repeating: "a", count: PartName.longest)

        #expect(throws: PartNameMistake.tooLong) { try PartName(longest + "a", kind: .rule) }
        #expect(try PartName(longest, kind: .rule).plugin == longest)
    }

    @Test func `a mistake is told in both languages with an example`() {
        let mistake = PartNameMistake.form("가격알림", likely: nil)

        #expect(mistake.message.ko.contains("`가격알림`은 이름으로 쓸 수 없습니다"))
        #expect(mistake.message.ko.hasSuffix("예: `price-alarm`"))
        #expect(mistake.message.en.hasSuffix("for example 'price-alarm'"))
    }

    /// A plugin's type of the same name would be found in the place of the contract's, in every plugin.
    @Test func `no type of the contract can be a new part`() throws {
        let types = try ["PluginAPI", "PluginTesting"].flatMap { try Self.publicTypes(ofModule: $0) }
        let endings = ScaffoldKind.allCases.map(\.plugin.typeSuffix)
        let hidden = types.filter { type in endings.contains { type.hasSuffix($0) && type != $0 } }

        #expect(Set(hidden) == PartName.taken)
        for type in hidden {
            let kind = try #require(ScaffoldKind.allCases.first { type.hasSuffix($0.plugin.typeSuffix) })
            #expect(throws: PartNameMistake.taken(type)) { try PartName(type, kind: kind) }
        }
    }

    /// The names of the public types that stand at the top of a module's files.
    private static func publicTypes(ofModule module: String) throws -> [String] {
        let folder = Project.root.appending(path: "Sources/\(module)").path(percentEncoded: false)
        let files = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(".swift") }
        let declaration = /(?m)^public (?:final class|class|struct|enum|protocol|actor) (\w+)/
        return try files.flatMap { file in
            try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8).matches(of: declaration).map {
                String($0.1)
            }
        }
    }
}
