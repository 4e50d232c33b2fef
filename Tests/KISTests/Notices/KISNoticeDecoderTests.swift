import Cipher
import PluginAPI
import Testing

@testable import KIS

@Suite struct KISNoticeDecoderTests {
    /// Encrypted with OpenSSL, as the broker's documents describe it.
    static let accepted = """
        1|H0STCNI0|001|NpfA+JLQq3wQwaRIhP4N2eE5IqGME7Txe8IpsUXRU5PAcgZROZ6M3qcDFpNSk3gUwIdvqxsPc/VlGI0jUUBZgpUwP+32cTCPVc0\
        ugn5n+lF2LGO8FLowX2PQ9Iv3qi7P5N8u4H+TSOSQFO1wHacEya4OqZi9JM/VcZrrHVfIXtH6RKwrrbT59SsUVZ0Nd/L9IKXRRstkti9WUtYRQKHHSA==
        """
    static let filled = """
        1|H0STCNI0|001|NpfA+JLQq3wQwaRIhP4N2eE5IqGME7Txe8IpsUXRU5PAcgZROZ6M3qcDFpNSk3gUOis2aRoWKa99oIEuGHQ6ngFsFw5L69qBjB3\
        IBryzmaiaAZgn31aCkxaHcJIWk4ocxRwxi6P+5g7z8O2UVWKTQqJP0Uic4LORCtzHBlRQIjeYL2uV0mK7vNKqEoQkBkrDcC/fGVUi1H/JqGeXc/HDTQ==
        """
    static let plainFill = """
        myhtsid^5012345601^0000012345^^02^0^00^0^005930^0000000004^000070100^101531^0^2^2^00950^000000010^홍길동^000000000^1^Y\
        ^^^^삼성전자^000070100
        """
    static let usFill = """
        myhtsid^5012345601^0030138295^^02^0^2^AAPL^0000000001^0002328700^001502^0^2^2^00950^0000000001^홍길동^애플^6^10^^^^^\
        000002328700
        """

    private typealias Skip = KISNoticeDecoder.Skip

    private func decode(
        _ frame: String,
        account: String = "50123456-01",
        hasKey: Bool = true
    ) throws -> (notices: [KISNoticeDecoder.Notice], skipped: [KISNoticeDecoder.Skip]) {
        let cipher = try #require(
            AES256CBC(key: Array("abcdefghijklmnopqrstuvwxyzabcdef".utf8), vector: Array("0123456789abcdef".utf8))
        )
        return KISNoticeDecoder(account: try KISAccount(account))
            .decode(Array(frame.utf8), receivedAt: Fixtures.now) { _ in hasKey ? cipher : nil }
    }

    private func plain(_ fields: String, _ channel: String = "H0STCNI0", count: String = "001") -> String {
        "0|\(channel)|\(count)|\(fields)"
    }

    private func changed(_ place: Int, _ text: String, in fields: String = plainFill) -> String {
        var parts = fields.split(separator: "^", omittingEmptySubsequences: false).map(String.init)
        parts[place] = text
        return plain(parts.joined(separator: "^"))
    }

    @Test func `a documented acceptance`() throws {
        let (notices, skipped) = try decode(Self.accepted)

        let notice = try #require(notices.first)
        #expect(skipped.isEmpty && notices.count == 1)
        #expect(notice.notice.kind == .accepted)
        #expect(notice.notice.order == OrderID(day: Fixtures.today, number: "12345"))
        #expect(notice.notice.ordered == Quantity(10))
        #expect(notice.notice.orderKind == .limit(Price(70_100)))
        #expect(notice.notice.fill == nil && notice.notice.filled == nil)
        #expect(notice.header.exchangeTime.description == "2026-11-20T01:15:29Z")
    }

    @Test func `a documented fill`() throws {
        let (notices, _) = try decode(Self.filled)

        let notice = try #require(notices.first?.notice)
        #expect(notice.kind == .filled)
        #expect(notice.fill == OrderNotice.Fill(quantity: Quantity(4), price: Price(70_100)))
        #expect(notice.ordered == Quantity(10))
        #expect(notice.side == .buy)
        #expect(notice.symbol.code == "005930")
        #expect(notice.original == nil && notice.filled == nil)
    }

    @Test func `the older and narrower form`() throws {
        let fields =
            "myhtsid^5012345601^0000012345^0000012344^01^0^00^0^005930^4^70100^101531^0^2^2^00950^10^홍길동"
            + "^삼성전자^^^삼성전자보통주^70200"

        let (notices, skipped) = try decode(plain(fields, "H0STCNI9"))

        let notice = try #require(notices.first?.notice, "\(skipped)")
        #expect(notice.orderKind == .limit(Price(70_200)))
        #expect(notice.fill?.price == Price(70_100))
        #expect(notice.original?.number == "12344")
        #expect(notice.side == .sell)
    }

    @Test(arguments: [
        ("0", "1", "1", "1", Execution.Kind.rejected), ("0", "0", "1", "1", .accepted),
        ("0", "0", "1", "3", .cancelled),
        ("1", "0", "1", "1", .accepted), ("1", "0", "1", "2", .modified), ("2", "0", "1", "1", .accepted),
        ("2", "0", "1", "2", .cancelled), ("9", "0", "1", "9", .accepted), ("0", "0", "2", "2", .filled),
    ])
    func `the digits say together what happened`(
        change: String,
        refused: String,
        filled: String,
        acceptance: String,
        kind: Execution.Kind
    ) throws {
        var parts = Self.plainFill.split(separator: "^", omittingEmptySubsequences: false).map(String.init)
        (parts[5], parts[12], parts[13], parts[14]) = (change, refused, filled, acceptance)

        let (notices, _) = try decode(plain(parts.joined(separator: "^")))

        #expect(notices.first?.notice.kind == kind)
        let hasFill = notices.first?.notice.fill != nil
        #expect(hasFill == (kind == .filled))
    }

    @Test func `several notices in one frame, one of them of another account`() throws {
        let other = Self.plainFill.replacing("5012345601", with: "5099999901")
        let frame = plain([Self.plainFill, other, Self.plainFill].joined(separator: "^"), count: "003")

        let (notices, skipped) = try decode(frame)

        #expect(notices.count == 2)
        #expect(skipped == [.otherAccount])
    }

    @Test func `a US fill has four decimals and no point`() throws {
        for fields in [Self.usFill, Self.usFill.replacing("0002328700", with: "232.87")] {
            let (notices, skipped) = try decode(plain(fields, "H0GSCNI0"))

            let notice = try #require(notices.first?.notice, "\(skipped)")
            #expect(notice.fill?.price == Price(decimal: "232.87"))
            #expect(notice.symbol.description == "NASDAQ:AAPL")
            #expect(notice.order.day.yyyymmdd == 20_261_119)
            #expect(notice.ordered == Quantity(1))
        }
    }

    @Test func `a US notice of 21 fields, of an order and without time`() throws {
        var parts = Self.usFill.split(separator: "^", omittingEmptySubsequences: false).map(String.init).prefix(21)
        (parts[8], parts[10], parts[12], parts[15]) = ("0000000007", "", "1", "")

        let (notices, _) = try decode(plain(parts.joined(separator: "^"), "H0GSCNI9"))

        let notice = try #require(notices.first)
        #expect(notice.notice.kind == .accepted)
        #expect(notice.notice.ordered == Quantity(7))
        #expect(notice.header.exchangeTime == Fixtures.now)
    }

    @Test func `another market is left out`() throws {
        let (notices, skipped) = try decode(plain(Self.usFill.replacing("^6^10^", with: "^D^10^"), "H0GSCNI0"))

        #expect(notices.isEmpty)
        #expect(skipped == [.otherMarket])
    }

    @Test func `without a key, with another key and half a frame`() throws {
        #expect(try decode(Self.filled, hasKey: false).skipped == [.noKey])
        #expect(try decode(String(Self.filled.dropLast(8))).skipped == [.undecryptable])
        #expect(try decode(Self.filled.replacing("NpfA", with: "NpfB")).notices.isEmpty)
        #expect(try decode(Self.filled.replacing("NpfA", with: "N!fA")).skipped == [.undecryptable])
    }

    @Test(arguments: [
        (2, ""), (2, "x"), (4, "03"), (4, ""), (8, "삼성"), (9, "0"), (9, "-1"), (9, ""), (10, ""), (10, "x"),
        (11, "996000"), (12, "N"), (13, "Y"), (9, "99999999999999999999"),
    ])
    func `a field that cannot be is no notice`(place: Int, text: String) throws {
        let (notices, skipped) = try decode(changed(place, text))

        #expect(notices.isEmpty)
        #expect(skipped == [.badField])
    }

    @Test(arguments: [
        "", "1", "1|", "1|H0STCNI0", "1|H0STCNI0|001", "1|H0STCNT0|001|AAAA", "1|H0STCNI0|000|AAAA",
        "2|H0STCNI0|001|AAAA",
        "1|H0STCNI0|x|AAAA",
    ])
    func `another beginning is a bad header`(frame: String) throws {
        #expect(try decode(frame).skipped == [.badHeader])
    }

    @Test func `fields that do not come out even are left out`() throws {
        #expect(try decode(plain(Self.plainFill, count: "002")).skipped == [.badFieldCount])
        #expect(try decode(plain("a^b")).skipped == [.badFieldCount])
    }

    @Test(arguments: 0..<8) func `damaged frames are skipped and never end the program`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var (used, unseen) = (0, 0)
        for _ in 0..<Fuzz.rounds(200) {
            var frame = Array((Bool.random(using: &random) ? plain(Self.plainFill) : Self.filled).utf8)
            for _ in 0...Int.random(in: 0...3, using: &random) {
                frame[Int.random(in: 0..<frame.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            let (notices, skipped) = try decode(String(decoding: frame, as: UTF8.self))
            unseen += notices.isEmpty && skipped.isEmpty ? 1 : 0
            used += notices.count
        }
        #expect(used > 0 && unseen == 0, "seed \(seed)")
    }
}
