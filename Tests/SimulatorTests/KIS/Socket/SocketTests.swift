import Testing

@testable import Simulator

/// Registrations and data frames.
struct SocketTests {
    @Test func `a registration is answered with keys, and a second of the same kind with another pair`() throws {
        var customer = try Customer()

        let texts = customer.listen(1, [("H0STCNT0", "005930"), ("H0STCNT0", "000660"), ("H0STCNI0", "maedup")])

        let frames = try texts.map { try JSONReader.value(of: Array($0.utf8)) }
        #expect(frames.map { $0["body"]?["msg_cd"] } == ["OPSP0000", "OPSP0000", "OPSP0000"])
        #expect(frames.map { $0["header"]?["encrypt"] } == ["N", "N", "Y"])
        let keys = frames.compactMap { $0["body"]?["output"]?["key"]?.plain }
        #expect(keys.map(\.utf8.count) == [32, 32, 32])
        #expect(frames.compactMap { $0["body"]?["output"]?["iv"]?.plain?.utf8.count } == [16, 16, 16])
        #expect(Set(keys).count == 3)
    }

    @Test func `the forty-second registration is refused`() throws {
        var customer = try Customer()
        let symbols = customer.kis.desk.market.boards.map(\.instrument.symbol)
        let channels = ["H0STCNT0", "H0STASP0", "H0STANC0", "H0NXCNT0", "H0NXASP0", "H0UNCNT0"]
        let registrations = channels.flatMap { channel in symbols.map { (channel, $0) } }

        let texts = customer.listen(1, Array(registrations.prefix(42)))

        #expect(texts.count == 42)
        #expect(texts.dropLast().allSatisfy { $0.contains("OPSP0000") })
        #expect(texts.last?.contains("OPSP0008") ?? false)
    }

    @Test(arguments: [
        ("H0STCNT0", "005930", "1", "OPSP0002"), ("H0STCNT0", "000660", "2", "OPSP0003"),
        ("H0STCNT0", "005930", "2", "OPSP0001"), ("H0STXXX0", "005930", "1", "OPSP8991"),
        ("H0STCNI9", "maedup", "1", "OPSP8991"), ("H0STCNT0", "00593", "1", "OPSP8992"),
        ("H0STCNT0", "000660", "3", "OPSP8997"),
    ])
    func `what cannot be done has its code`(channel: String, key: String, type: String, code: String) throws {
        var customer = try Customer()
        let approval = customer.approve()["approval_key"]
        customer.kis.connect(1)
        customer.kis.receive(Customer.registration(approval, "H0STCNT0", "005930"), from: 1, at: customer.now)
        _ = customer.texts()

        customer.kis.receive(Customer.registration(approval, channel, key, type: type), from: 1, at: customer.now)

        #expect(customer.texts().first?.contains(code) ?? false)
    }

    @Test(arguments: [
        ("no json", "OPSP9999"), ("{}", "OPSP9998"), (#"{"header":{}}"#, "OPSP9992"),
        (#"{"header":{},"body":{}}"#, "OPSP9991"), (#"{"header":{},"body":{"input":{}}}"#, "OPSP9997"),
        (#"{"header":{"custtype":"X"},"body":{"input":{}}}"#, "OPSP8998"),
        (#"{"header":{"custtype":"P","tr_type":"1"},"body":{"input":{}}}"#, "OPSP9990"),
        (#"{"header":{"custtype":"P","tr_type":"1"},"body":{"input":{"tr_key":"005930"}}}"#, "OPSP0011"),
    ])
    func `a frame that makes no sense has its code`(text: String, code: String) throws {
        var customer = try Customer()
        customer.kis.connect(1)

        customer.kis.receive(text, from: 1, at: customer.now)

        #expect(customer.texts().first?.contains(code) ?? false)
    }

    @Test func `one session has the app key until it ends`() throws {
        var customer = try Customer()
        _ = customer.listen(1, [("H0STCNT0", "005930")])

        let second = customer.listen(2, [("H0STCNT0", "005930")])
        customer.kis.disconnect(1)
        let third = customer.listen(3, [("H0STCNT0", "005930")])

        #expect(second.first?.contains("OPSP8996") ?? false)
        #expect(second.first?.contains(#""rt_cd":"9""#) ?? false)
        #expect(third.first?.contains("OPSP0000") ?? false)
    }

    @Test func `a wrong customer id ends the connection without a word`() throws {
        var customer = try Customer()
        let approval = customer.approve()["approval_key"]
        customer.kis.connect(1)

        customer.kis.receive(Customer.registration(approval, "H0STCNI0", "somebody"), from: 1, at: customer.now)

        #expect(customer.kis.takeSocketOutputs() == [KISSocketOutput(1, .cut)])
    }

    @Test func `trades come for what was registered only, several records a frame at times`() throws {
        var customer = try Customer { $0.ticks = 40_000 }
        _ = customer.listen(1, [("H0STCNT0", "005930"), ("H0STCNT0", "000660")])

        customer.wait(120)
        customer.kis.advance(to: customer.now)

        let frames = customer.texts()
        let records = frames.compactMap { WireRecord.records(of: $0, width: 47) }
        #expect(records.count == frames.count)
        #expect(records.contains { $0.count > 1 })
        #expect(Set(records.joined().map { String($0.fields[0]) }) == ["005930", "000660"])
        #expect(records.joined().allSatisfy { $0.fields[46] == "2" && $0.fields[34] == "20" })
    }

    @Test(
        arguments: [
            ("H0STASP0", KISWidths(), 63), ("H0STASP0", .older, 59), ("H0UNASP0", KISWidths(), 66),
            ("H0UNASP0", .older, 65),
            ("H0NXASP0", KISWidths(), 62), ("H0NXASP0", .older, 65), ("H0STCNT0", .older, 46),
            ("H0NXCNT0", KISWidths(), 47),
            ("H0UNCNT0", KISWidths(), 47),
        ] as [(String, KISWidths, Int)]
    )
    func `records are as wide as their vintage`(channel: String, widths: KISWidths, width: Int) throws {
        var customer = try Customer {
            $0.ticks = 40_000
            $0.widths = widths
        }
        _ = customer.listen(1, [(channel, "005930")])

        customer.wait(600)
        customer.kis.advance(to: customer.now)

        let frames = customer.texts()
        #expect(!frames.isEmpty)
        for frame in frames {
            let parts = frame.split(separator: "|", maxSplits: 3, omittingEmptySubsequences: false)
            let fields = parts[3].split(separator: "^", omittingEmptySubsequences: false)
            #expect(parts[1] == channel)
            #expect(fields.count == width * (Int(parts[2]) ?? 0))
        }
    }

    @Test func `American trades have their real-time symbol first and both clocks`() throws {
        var customer = try Customer(at: 23 * 3_600 + 50 * 60) { $0.ticks = 40_000 }
        _ = customer.listen(1, [("HDFSCNT0", "DNASAAPL")])

        customer.wait(120)
        customer.kis.advance(to: customer.now)

        let frame = try #require(customer.texts().first)
        let fields = frame.split(separator: "|")[3].split(separator: "^", omittingEmptySubsequences: false)
        #expect(fields.count == 26)
        #expect(fields[0...4] == ["DNASAAPL", "AAPL", "4", "20261120", "20261120"])
        #expect(fields[6] == "20261120")
        #expect(fields[25] == "1")
    }

    @Test func `the market's state is told when it changes`() throws {
        var customer = try Customer(at: 8 * 3_600 + 55 * 60)
        _ = customer.listen(1, [("H0STMKO0", "005930"), ("H0STANC0", "000660")])

        customer.wait(until: 15 * 3_600 + 31 * 60)
        customer.kis.advance(to: customer.now)

        let frames = customer.texts()
        let states = frames.filter { $0.hasPrefix("0|H0STMKO0") }.map { $0.split(separator: "^")[3] }
        #expect(states == ["112", "121", "129"])
        let expected = try #require(frames.first { $0.hasPrefix("0|H0STANC0") })
        #expect(expected.split(separator: "^", omittingEmptySubsequences: false).count == 45)
    }

    @Test func `a sign of life comes into the silence and has to be answered`() throws {
        var customer = try Customer(at: 21 * 3_600)
        _ = customer.listen(1, [("H0STCNT0", "005930")])
        let second: Int64 = 1_000_000_000

        customer.kis.keepAlive(wall: 31 * second)
        let ping = try #require(customer.texts().first)
        customer.kis.keepAlive(wall: 80 * second)
        customer.kis.receive(ping, from: 1, at: customer.now)
        customer.kis.keepAlive(wall: 95 * second)
        let again = customer.texts()
        customer.kis.keepAlive(wall: 160 * second)

        #expect(ping.hasPrefix(#"{"header":{"tr_id":"PINGPONG","datetime":"20261120210"#))
        #expect(again.count == 1)
        #expect(customer.kis.takeSocketOutputs() == [KISSocketOutput(1, .cut)])
    }

    @Test func `a sign of life comes after as much simulated time too`() throws {
        var customer = try Customer(at: 21 * 3_600)
        _ = customer.listen(1, [("H0STCNT0", "005930")])
        customer.kis.keepAlive(wall: 1)
        #expect(customer.texts().isEmpty)

        customer.wait(31)
        customer.kis.advance(to: customer.now)
        customer.kis.keepAlive(wall: 2)

        #expect(customer.texts().filter { $0.contains("PINGPONG") }.count == 1)
    }
}
