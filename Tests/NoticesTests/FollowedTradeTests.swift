import Notices
import PluginAPI
import Testing

@Suite struct FollowedTradeTests {
    private static let trades = """
        posts:
          - pattern: "[{side}] {investor} {symbol} {amount} / 자산 {capital}"
            as: trade
        """

    private func read(_ text: String, _ yaml: String = trades) throws -> NoticeReader.Reading {
        try NoticesSource.reader(yaml).read(text, key: "1")
    }

    @Test func `a post becomes a trade to follow`() throws {
        let trade = try read("[매수] 김투자 005930 3,000만원 / 자산 12억원").trade

        #expect(
            trade
                == FollowedTrade(
                    investor: "김투자",
                    symbol: try #require(Symbol("005930")),
                    side: .buy,
                    amount: try #require(Money.won(30_000_000)),
                    capital: try #require(Money.won(1_200_000_000))
                )
        )
    }

    @Test(arguments: [
        ("[SELL] Kim NASDAQ:AAPL $1,200.50 / 자산 $100,000", Side.sell, "1200.5 USD", "100000 USD"),
        ("[sold] Kim NASDAQ:AAPL 1200 / 자산 5000", .sell, "1200 USD", "5000 USD"),
        ("[매도] 김투자 005930 500,000 / 자산 1억", .sell, "500000 KRW", "100000000 KRW"),
        ("[매수] 김 005930 3천만 / 자산 1억 2,000만 원", .buy, "30000000 KRW", "120000000 KRW"),
    ])
    func `amounts are read as people write them`(text: String, side: Side, amount: String, capital: String) throws {
        let trade = try read(text).trade

        #expect(trade?.side == side)
        #expect(trade?.amount.description == amount)
        #expect(trade?.capital.description == capital)
    }

    @Test func `the capital can stand in the configuration`() throws {
        let yaml = #"posts: [{ pattern: "{investor}: {symbol} {side} {amount}원", as: trade, capital: 5억원 }]"#

        let trade = try read("김투자: 005930 매수 1,000,000원", yaml).trade

        #expect(trade?.amount == Money.won(1_000_000))
        #expect(trade?.capital == Money.won(500_000_000))
        #expect(try read("김투자: NASDAQ:AAPL 매수 1,000원", yaml).reason == "two-currencies")
    }

    @Test(arguments: [
        ("[매수] 김투자 5930 3,000만원 / 자산 12억원", "unreadable-symbol"),
        ("[보유] 김투자 005930 3,000만원 / 자산 12억원", "unreadable-side"),
        ("[매수] 김투자 005930 많이 / 자산 12억원", "unreadable-amount"),
        ("[매수] 김투자 005930 -3,000만원 / 자산 12억원", "unreadable-amount"),
        ("[매수] 김투자 005930 99999999999억원 / 자산 12억원", "unreadable-amount"),
        ("[매수] 김투자 005930 3,000만원 / 자산 0원", "unreadable-capital"),
        ("[매수] 김투자 005930 3,000만원 / 자산 비공개", "unreadable-capital"),
        ("[매수] 김투자 005930 3,000만원 / 자산 $100", "two-currencies"),
        ("오늘은 쉽니다", "no-pattern-fits"),
    ])
    func `what cannot be read is counted`(text: String, reason: String) throws {
        #expect(try read(text).reason == reason)
    }
}
