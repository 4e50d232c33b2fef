import Charts
import GRDB
import PluginAPI
import Testing

@testable import Engine

/// Silence that people ask for.
@Suite struct MuteTests {
    private let desk: OutboxDesk
    private let chat = Destination("1", account: Destination.Account("telegram abc", paces: []))

    init() throws { desk = try OutboxDesk() }

    private func address(_ chat: String, _ account: String = "telegram abc") -> ChatAddress {
        ChatAddress(Command(sender: "1", chat: chat, name: "mute"), account)
    }

    @Test func `what is not critical is held back and comes together, critical alerts come at once`() async throws {
        let stopper = Stopper()
        let sink = ServiceSink([chat], clock: desk.clock) { call, _ in
            if call.digest != nil { stopper.stop() }
            return .delivered
        }
        let run = desk.place(["phone": sink])[0]
        let lane = try #require(run.lanes(of: address("1")).first)
        try run.mute(lane, until: Moments.at("10:00"))
        try desk.put(["a", "b"])
        try desk.put(["now"], .critical)

        await desk.run(stopper)

        #expect(sink.calls.map(\.digest) == [nil, ["a", "b"]])
        #expect(sink.calls.map(\.at) == [Moments.at("09:00"), Moments.at("10:00")])
    }

    @Test func `silence holds over a restart and for what already waits`() async throws {
        let first = desk.place(["phone": ServiceSink([chat], clock: desk.clock)])[0]
        try desk.put(["a"])
        try first.mute(try #require(first.lanes.first), until: Moments.at("10:00"))
        let sink = ServiceSink([chat], clock: desk.clock)

        let second = desk.place(["phone": sink])[0]
        try desk.put(["b"])
        await desk.drain()

        #expect(second.lanes.map(\.mutedUntil) == [Moments.at("10:00")])
        #expect(sink.calls.isEmpty)
        #expect(try desk.states() == ["a waiting", "b waiting"])
    }

    @Test func `the end of silence lets go what it held back, and nothing else`() async throws {
        var routing = SinkRouting()
        routing.quiet = HourRange("08:00-12:00")
        let sink = ServiceSink([chat], clock: desk.clock)
        let run = desk.place(["phone": sink])[0]
        let lane = try #require(run.lanes.first)
        try run.mute(lane, until: Moments.at("10:00"))
        try desk.put(["a"])
        try run.store(run.rows(of: OutboxDesk.alert("quiet"), [routing]))

        try run.mute(lane, until: nil)
        await desk.drain()

        #expect(sink.calls.map(\.id) == ["a"])
        #expect(try desk.states() == ["a delivered", "quiet waiting"])
    }

    @Test func `what quiet hours hold back longer than silence stays held back when silence changes`() throws {
        var routing = SinkRouting()
        routing.quiet = HourRange("09:00-10:00")
        let run = desk.place(["phone": ServiceSink([chat], clock: desk.clock)])[0]
        let lane = try #require(run.lanes.first)
        try run.mute(lane, until: Moments.at("09:30"))
        try run.store(run.rows(of: OutboxDesk.alert("in quiet hours"), [routing]))
        let during = try waiting()

        try run.mute(lane, until: Moments.at("12:00"))
        let longer = try waiting()
        try run.mute(lane, until: nil)

        #expect((during, longer) == (["10:00 alert"], ["12:00 alert"]))
        #expect(try waiting() == ["10:00 alert"])
    }

    @Test func `silence that ends in quiet hours goes on until these are over`() throws {
        var routing = SinkRouting()
        routing.quiet = HourRange("10:00-12:00")
        let run = desk.place(["phone": ServiceSink([chat], clock: desk.clock)])[0]
        try run.mute(try #require(run.lanes.first), until: Moments.at("11:00"))

        try run.store(run.rows(of: OutboxDesk.alert("a"), [routing]))

        #expect(try waiting() == ["12:00 alert"])
    }

    @Test func `a picture is held back and let go with its alert`() throws {
        let run = desk.place(["phone": ServiceSink([chat], clock: desk.clock)])[0]
        let lane = try #require(run.lanes.first)
        let kind = AlertKind("test", fields: [], message: "")
        let alert = Alert(kind, about: Symbol("005930"), [])
        let image = try #require(StoredImage(of: alert, named: "삼성전자", text: "", in: "test", theme: .light))
        try desk.put("before", image: image)
        try run.mute(lane, until: Moments.at("10:00"))
        try desk.put("during", image: image)
        let held = try waiting()

        try run.mute(lane, until: nil)

        #expect(held == ["10:00 alert", "10:00 image", "10:00 alert", "10:00 image"])
        #expect(try waiting() == ["09:00 alert", "09:00 image", "09:00 alert", "09:00 image"])
    }

    private func waiting() throws -> [String] {
        try desk.database.read { database in
            try Row.fetchAll(database, sql: "SELECT not_before, kind FROM outbox_item ORDER BY id").map { row in
                let time = MarketTimeZone.korea.localTime(at: Timestamp(nanoseconds: row[0])).time
                return "\(time) \(row[1] as String)"
            }
        }
    }

    @Test func `a chat is known by its account and number, and by the number it has moved to`() throws {
        let run = desk.place(["phone": ServiceSink([chat], clock: desk.clock)])[0]
        let place = OutboxPlace(sink: "phone", destination: "1")
        _ = try run.store.open(place, fingerprint: "")
        try run.store.save(OutboxStore.PlaceState(address: "-100"), of: place)

        let found = [address("1"), address("-100"), address("2"), address("1", "telegram xyz")].map {
            run.lanes(of: $0)
        }

        #expect(found.map(\.count) == [1, 1, 0, 0])
    }
}
