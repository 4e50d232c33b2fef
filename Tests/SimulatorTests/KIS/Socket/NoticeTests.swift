import Testing

@testable import Simulator

/// Fill notices and their encryption.
struct NoticeTests {
    private static let cipher = NoticeCipher(key: "abcdefghijklmnopqrstuvwxyzabcdef", start: "0123456789abcdef")

    @Test(arguments: [
        ("AES test: 005930^10^70100", "tR83w6Lvjh+uRaMx4C0TocHJqZrC9VDDCkeS8Bf1m0I="),
        (
            """
            myhtsid^5012345601^0000012345^^02^0^00^0^005930^0000000010^000070100^101529^0^1^1^00950^000000010^홍길동^\
            000000000^1^Y^^^^삼성전자^000000000
            """,
            """
            NpfA+JLQq3wQwaRIhP4N2eE5IqGME7Txe8IpsUXRU5PAcgZROZ6M3qcDFpNSk3gUwIdvqxsPc/VlGI0jUUBZgpUwP+32cTCPVc0ugn5n+lF2\
            LGO8FLowX2PQ9Iv3qi7P5N8u4H+TSOSQFO1wHacEya4OqZi9JM/VcZrrHVfIXtH6RKwrrbT59SsUVZ0Nd/L9IKXRRstkti9WUtYRQKHHSA==
            """
        ),
    ])
    func `texts are encrypted as in the broker's examples`(plain: String, sealed: String) {
        #expect(Self.cipher.sealed(plain) == sealed)
    }

    @Test func `an order and its fill read as in the broker's examples`() throws {
        var simulation = KISSimulation(realm: .paper)
        simulation.credentials.htsID = "myhtsid"
        let kis = try SimulatedKIS(simulation)
        let writer = NoticeWriter(simulation)
        let time = Moment(day: SampleDay.defaultDay, second: 10 * 3_600 + 15 * 60 + 29)
        var order = Self.order(kis, at: time)

        let accepted = writer.text(of: .of(order, .accepted, at: time), kis.desk)
        order.fill(4, at: 70_100)
        let filled = writer.text(of: .fill(of: order, 4, at: 70_100, time.advanced(bySeconds: 2)), kis.desk)

        #expect(
            accepted == """
                myhtsid^5012345601^0000012345^^02^0^00^0^005930^0000000010^000070100^101529^0^1^1^00950^000000010^홍길동^\
                000000000^1^Y^^^^삼성전자^000000000
                """
        )
        #expect(
            filled == """
                myhtsid^5012345601^0000012345^^02^0^00^0^005930^0000000004^000070100^101531^0^2^2^00950^000000010^홍길동^\
                000000000^1^Y^^^^삼성전자^000070100
                """
        )
    }

    @Test func `older notices have 23 fields with the same ends`() throws {
        var simulation = KISSimulation(realm: .real)
        simulation.widths = .older
        let kis = try SimulatedKIS(simulation)
        let time = simulation.start

        let text = NoticeWriter(simulation).text(of: .of(Self.order(kis, at: time), .accepted, at: time), kis.desk)

        let fields = text.split(separator: "^", omittingEmptySubsequences: false)
        #expect(fields.count == 23)
        #expect(fields.suffix(2) == ["삼성전자", "000000000"])
    }

    @Test func `an order is told to be accepted before it is filled, each encrypted`() throws {
        var customer = try Customer()
        _ = customer.listen(1, [("H0STCNI0", "maedup")])

        _ = customer.order(at: 91_000)

        let frames = customer.texts()
        #expect(frames.count >= 2)
        #expect(frames.allSatisfy { $0.hasPrefix("1|H0STCNI0|001|") })
    }

    private static func order(_ kis: SimulatedKIS, at time: Moment) -> Order {
        Order(
            number: 12_345,
            instrument: .domestic(0),
            side: .buy,
            code: "00",
            kindName: "지정가",
            pricing: .limit,
            price: 70_100,
            workingPrice: 70_100,
            quantity: 10,
            placed: time,
            day: time.day,
            expiry: time
        )
    }
}
