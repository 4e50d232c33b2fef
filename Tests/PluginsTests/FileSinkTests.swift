import Files
import Foundation
import PluginAPI
import PluginTesting
import TestFolders
import Testing

@testable import Plugins

@Suite struct FileSinkTests {
    private let bench: FileSinkBench
    private var folder: TestFolder { bench.folder }

    init() throws { bench = try FileSinkBench() }

    @Test func `every kind of value is exact`() async throws {
        var script = EventScript(on: "2026-11-20", at: "09:30:12")
        let kinds = FieldKind.allCases.map { AlertKind.Field($0.rawValue, $0, "value") }
        let kind = AlertKind("level-reached", severity: .warning, fields: kinds, message: "")
        let values: [FieldValue] = [
            .price(Price(units: 706_005_000), .krw), .money(Money(units: -12_345_000, currency: .usd)),
            .quantity(Quantity(units: 1_500_000)), .percent(Percent(units: -2_830_000)), .integer(.max), .number(0.1),
            .text("\"따옴표\"\n둘째 줄"), .symbol(try #require(Symbol("NASDAQ:AAPL"))), .date(script.day),
            .moment(script.now + .milliseconds(250)),
        ]
        let alert = Alert(kind, about: script.instrument("005930").symbol, values)
        let item = Delivery(
            id: "A1",
            pipeline: "sigma-alerts",
            rule: "sigma",
            severity: .warning,
            header: script.header(),
            content: .alert(alert, text: "첫 줄\n둘째 줄")
        )

        let outcomes = try await bench.sink().deliver([item])

        #expect(outcomes == [.delivered])
        #expect(
            try folder.text("alerts.jsonl") == #"""
                {"id":"A1","time":"2026-11-20T09:30:12+09:00","pipeline":"sigma-alerts","rule":"sigma",\#
                "severity":"warning","kind":"level-reached","symbol":"005930","fields":{"price":70600.5,\#
                "money":{"amount":-1234.5,"currency":"USD"},"quantity":1.5,"percent":-2.83,\#
                "integer":9223372036854775807,"number":0.1,"text":"\"따옴표\"\n둘째 줄","symbol":"NASDAQ:AAPL",\#
                "date":"2026-11-20","moment":"2026-11-20T09:30:12.25+09:00"},"text":"첫 줄\n둘째 줄"}

                """#
        )
    }

    @Test func `an American alert has New York's time`() async throws {
        var script = EventScript(on: "2026-07-01", at: "09:30", market: .nasdaq)

        _ = try await bench.sink().deliver([script.delivery("Apple", id: "A1", of: "NASDAQ:AAPL")])

        #expect(try folder.text("alerts.jsonl").contains(#""time":"2026-07-01T09:30:00-04:00""#))
    }

    @Test func `what is not a number is null`() async throws {
        var script = EventScript()
        let kind = AlertKind("k", fields: [.init("value", .number, "value")], message: "")
        let content = Delivery.Content.alert(Alert(kind, about: nil, [.number(.nan)]), text: "")
        let item = Delivery(
            id: "A",
            pipeline: "p",
            rule: "r",
            severity: .info,
            header: script.header(),
            content: content
        )

        _ = try await bench.sink().deliver([item])

        #expect(try folder.text("alerts.jsonl").contains(#""symbol":null,"fields":{"value":null}"#))
    }

    @Test func `the text format is for people`() async throws {
        var script = EventScript(on: "2026-11-20", at: "09:30:12")

        let sink = try await bench.sink("log.txt", format: .text)
        _ = await sink.deliver([script.delivery("one\ntwo", id: "A1"), script.delivery("three", id: "A2")])

        #expect(
            try folder.text("log.txt") == """
                2026-11-20 09:30:12 notice test/above: one
                    two
                2026-11-20 09:30:12 notice test/above: three

                """
        )
    }

    @Test func `folders and the file are made for their owner only`() async throws {
        var script = EventScript()

        _ = try await bench.sink("logs/2026/alerts.jsonl").deliver(script.deliveries(1))

        let files = FileManager.default
        let file = try files.attributesOfItem(atPath: folder.path("logs/2026/alerts.jsonl"))
        let above = try files.attributesOfItem(atPath: folder.path("logs"))
        #expect(file[.posixPermissions] as? Int == 0o600)
        #expect(above[.posixPermissions] as? Int == 0o700)
    }

    @Test func `a restart goes on behind what is there`() async throws {
        var script = EventScript()
        let first = try await bench.sink()
        _ = await first.deliver(script.deliveries(2, prefix: "A"))
        await first.close()

        _ = try await bench.sink().deliver(script.deliveries(2, prefix: "B"))

        #expect(try bench.ids() == ["A1", "A2", "B1", "B2"])
    }

    @Test func `an order and a line that is too long are refused for good and stop nothing`() async throws {
        var script = EventScript()
        let symbol = script.instrument("005930").symbol
        let intent = OrderIntent(
            account: AccountName("main"),
            symbol: symbol,
            side: .buy,
            kind: .market,
            amount: .quantity(Quantity(1)),
            purpose: .entry,
            reason: ""
        )
        var order = script.delivery("", id: "A1")
        order.content = .order(intent)
        let long = script.delivery(String(repeating: "가", count: FileSink.Line.longest / 3), id: "A2")

        let outcomes = try await bench.sink().deliver([order, long, script.delivery("", id: "A3")])

        let never = DeliveryOutcome.never(reason: FileSink.Line.refusal.en)
        #expect(outcomes == [never, never, .delivered])
        #expect(try bench.ids() == ["A3"])
    }

    @Test func `an item that may have come before says so`() async throws {
        var script = EventScript()
        var item = script.delivery("", id: "A1")
        item.mayRepeat = true

        _ = try await bench.sink().deliver([item])

        #expect(try folder.text("alerts.jsonl").hasSuffix(#""text":"","may_repeat":true}"# + "\n"))
    }

    @Test func `a file that was deleted or moved is begun anew`() async throws {
        var script = EventScript()
        let sink = try await bench.sink()
        _ = await sink.deliver(script.deliveries(1, prefix: "A"))
        try FileManager.default.moveItem(atPath: folder.path("alerts.jsonl"), toPath: folder.path("moved"))

        _ = await sink.deliver(script.deliveries(1, prefix: "B"))

        #expect(try bench.ids("moved") == ["A1"])
        #expect(try bench.ids() == ["B1"])
    }

    @Test func `the sink keeps the contract`() async throws {
        let settings = try bench.settings()
        let folder = folder

        let problems = await SinkContract.problems(context: bench.context) {
            FileSink(settings: settings)
        } received: {
            (try? folder.text("alerts.jsonl")) ?? ""
        }

        #expect(problems == [])
    }

    @Test(arguments: [
        ("format: json", "1:1 the sink 'file' needs the setting 'path'"),
        (
            "{ path: a, rotate: { keep: 3 } }",
            "1:12 nothing says when a new file is begun; 'size' or 'daily: true' is needed"
        ),
        ("{ path: a, rotate: { size: 100 } }", "1:28 a size such as '100MB' or '1GB' is needed, found '100'"),
        ("{ path: a, rotate: { size: 0MB } }", "1:28 a size such as '100MB' or '1GB' is needed, found '0MB'"),
        ("{ path: a, rotate: { daily: true, keep: 0 } }", "1:41 the value must be at least '1', found '0'"),
        ("{ path: a, events: [Trades] }", "1:21 'Trades' is none of the choices"),
    ])
    func `a mistake is named once`(yaml: String, remark: String) {
        let reading = SettingsText.read(yaml, for: FileSink.self)

        #expect(reading.remarks == [remark])
        #expect(reading.settings == nil)
    }
}
