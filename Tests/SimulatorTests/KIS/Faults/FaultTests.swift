import Testing

@testable import Simulator

/// What goes wrong on purpose.
struct FaultTests {
    @Test func `an order whose answer is lost was taken all the same`() throws {
        var customer = try Customer { $0.faults = [KISFault(.answerLost, on: .order, start: .count(2))] }

        let first = customer.order(at: 49_000)
        let second = customer.order(at: 49_000)
        let third = customer.order(at: 49_000)

        #expect([first, second, third].map(\.delivery) == [.whole, .lost, .whole])
        #expect(customer.kis.desk.orders.orders.count == 3)
    }

    @Test func `an order that was one call too many was not taken`() throws {
        var customer = try Customer { $0.faults = [KISFault(.tooManyCalls, on: .order, start: .count(1), times: 2)] }

        let answers = (0..<3).map { _ in customer.order(at: 49_000) }

        #expect(answers.map(\.status) == [500, 500, 200])
        #expect(answers[0]["msg_cd"] == "EGW00201")
        #expect(customer.kis.desk.orders.orders.count == 1)
    }

    @Test func `a token ends in the middle of the session`() throws {
        var customer = try Customer { $0.faults = [KISFault(.tokenExpired, start: .time(36_010))] }
        let before = customer.balance()
        customer.wait(20)

        let after = customer.balance()

        #expect(before["rt_cd"] == "0")
        #expect(after["msg_cd"] == "EGW00123")
    }

    @Test func `the broker is closed for a while`() throws {
        var customer = try Customer { $0.faults = [KISFault(.maintenance, start: .time(36_010), lasts: 10)] }

        let before = customer.balance()
        customer.wait(10)
        let during = customer.balance()
        customer.wait(10)
        let after = customer.balance()

        #expect([before, during, after].map(\.status) == [200, 503, 200])
    }

    @Test(arguments: [
        (KISFault.Kind.halfBody, KISAnswer.Delivery.half), (.slowBody, .slow), (.noticeFirst, .afterNotices),
    ])
    func `an answer goes wrong on its way`(kind: KISFault.Kind, delivery: KISAnswer.Delivery) throws {
        var customer = try Customer { $0.faults = [KISFault(kind, on: .balance, start: .count(1))] }

        #expect(customer.price().delivery == .whole)
        #expect(customer.balance().delivery == delivery)
        #expect(customer.balance().delivery == .whole)
    }

    @Test func `a body can be no JSON, and a gateway's error leave the order where it is`() throws {
        var customer = try Customer {
            $0.faults = [
                KISFault(.garbageBody, on: .balance, start: .count(1)),
                KISFault(.gatewayError, on: .order, start: .count(1)),
            ]
        }

        #expect(customer.balance().value == .null)
        #expect(customer.order(at: 49_000)["msg_cd"] == "EGW00202")
        #expect(customer.kis.desk.orders.orders.count == 1)
    }

    @Test func `a balance lags behind a fill`() throws {
        var customer = try Customer { $0.faults = [KISFault(.laggingBalance, start: .time(36_005), lasts: 60)] }
        customer.wait(6)
        _ = customer.order(at: 91_000)

        let during = customer.balance().rows("output1").first?.number("hldg_qty")
        customer.wait(60)
        let after = customer.balance().rows("output1").first?.number("hldg_qty")

        #expect(during == 10)
        #expect(after == 20)
    }

    @Test func `investors stay blank`() throws {
        var customer = try Customer(at: 15 * 3_600 + 50 * 60) {
            $0.faults = [KISFault(.emptyInvestorRow, start: .time(15 * 3_600), lasts: 7_200)]
        }

        let rows = customer.get(
            "domestic-stock/v1/quotations/inquire-investor",
            "FHKST01010900",
            ["FID_COND_MRKT_DIV_CODE": "J", "FID_INPUT_ISCD": "005930"]
        ).rows("output")

        #expect(rows.first?["frgn_ntby_qty"] == "")
    }

    @Test func `a notice comes twice`() throws {
        var customer = try Customer { $0.faults = [KISFault(.duplicateNotice, start: .count(1))] }
        _ = customer.listen(1, [("H0STCNI0", "maedup")])

        _ = customer.order(at: 49_000)

        let frames = customer.texts()
        #expect(frames.count == 2)
        #expect(frames.first == frames.last)
    }

    @Test(arguments: [(KISFault.Kind.wrongWidth, 48), (.nullFields, 47)])
    func `records change`(kind: KISFault.Kind, width: Int) throws {
        var customer = try Customer {
            $0.ticks = 40_000
            $0.faults = [KISFault(kind, start: .count(1), times: 1_000)]
        }
        _ = customer.listen(1, [("H0STCNT0", "005930")])

        customer.wait(60)
        customer.kis.advance(to: customer.now)

        let records = customer.texts().compactMap { WireRecord.records(of: $0, width: width) }
        #expect(!records.isEmpty)
        #expect(records.joined().allSatisfy { ($0.fields[40] == "(null)") == (kind == .nullFields) })
    }

    @Test(arguments: [
        (KISFault.Kind.socketDropped, KISSocketOutput.Content.cut), (.sessionTakenOver, .cut),
    ])
    func `a session ends`(kind: KISFault.Kind, end: KISSocketOutput.Content) throws {
        var customer = try Customer { $0.faults = [KISFault(kind, start: .time(36_060))] }
        _ = customer.listen(1, [("H0STCNT0", "005930")])

        customer.wait(90)
        customer.kis.advance(to: customer.now)

        let outputs = customer.kis.takeSocketOutputs()
        #expect(outputs.last?.content == end)
        let isTold = outputs.contains { $0.content.text?.contains("OPSP8996") ?? false }
        #expect(isTold == (kind == .sessionTakenOver))
    }

    @Test func `a frame breaks off, and a socket falls silent`() throws {
        var half = try Customer {
            $0.ticks = 40_000
            $0.faults = [KISFault(.halfFrame, start: .count(3))]
        }
        var silent = try Customer {
            $0.ticks = 40_000
            $0.faults = [KISFault(.socketSilent, start: .time(36_000), lasts: 3_600)]
        }
        _ = half.listen(1, [("H0STCNT0", "005930")])
        _ = silent.listen(1, [("H0STCNT0", "005930")])

        half.wait(60)
        half.kis.advance(to: half.now)
        silent.wait(60)
        silent.kis.advance(to: silent.now)
        silent.kis.keepAlive(wall: 40_000_000_000)

        let broken = half.kis.takeSocketOutputs().map(\.content)
        #expect(broken.count > 3)
        guard case .half = broken[2] else {
            Issue.record("the third frame is whole")
            return
        }
        #expect(silent.kis.takeSocketOutputs().isEmpty)
    }
}

extension KISSocketOutput.Content {
    var text: String? {
        if case .text(let text) = self { text } else { nil }
    }
}
