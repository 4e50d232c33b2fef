import PluginAPI
import Testing

@testable import Engine

@Suite struct MessageComposerTests {
    private static let line = AlertKind.Row(
        "line",
        fields: [
            AlertKind.Field("name", .text, "The name."),
            AlertKind.Field("profit", .money, "The profit.", sign: .always),
        ],
        message: LocalizedText(ko: "┗ {name}: {profit}", en: "- {name}: {profit}")
    )

    private static let kind = AlertKind(
        "report",
        fields: [AlertKind.Field("side", .side, "The side."), AlertKind.Field("value", .money, "The value.")],
        rows: [line],
        message: LocalizedText(ko: "보고 {side}\n{rows}\n합계 {value}", en: "Report {side}\n{rows}\nTotal {value}")
    )

    private func text(_ language: Language, rows: [Alert.Row], template: String? = nil) throws -> String {
        let address = RuleAddress(pipeline: "test", rule: "report")
        let composer = MessageComposer(
            language: language,
            instruments: [:],
            calendars: try Calendars.builtIn(),
            overrides: try template.map { [address: try MessageTemplate($0)] } ?? [:],
            kinds: [Self.kind]
        )
        let value = try #require(Money.won(1_000))
        let alert = Alert(Self.kind, about: nil, [.side(.buy), .money(value)], rows: rows)
        return composer.text(of: alert, raisedBy: address, on: Moments.header("09:00", sequence: 1))
    }

    private func row(_ name: String, _ profit: Int64) throws -> Alert.Row {
        Alert.Row(Self.line, [.text(name), .money(try #require(Money.won(profit)))])
    }

    @Test func `rows stand one below the other in the place for them`() throws {
        let rows = [try row("삼성전자", 25_000), try row("SK하이닉스", -3_000)]

        #expect(try text(.ko, rows: rows) == "보고 매수\n┗ 삼성전자: +25,000원\n┗ SK하이닉스: -3,000원\n합계 1,000원")
        #expect(try text(.en, rows: rows) == "Report buy\n- 삼성전자: +₩25,000\n- SK하이닉스: -₩3,000\nTotal ₩1,000")
    }

    @Test func `without rows their line is not there`() throws {
        #expect(try text(.ko, rows: []) == "보고 매수\n합계 1,000원")
    }

    @Test func `a message of the configuration places the rows as well`() throws {
        #expect(try text(.ko, rows: [try row("삼성전자", 1)], template: "{rows} | {value}") == "┗ 삼성전자: +1원 | 1,000원")
    }
}
