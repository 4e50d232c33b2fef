import PluginAPI
import PluginTesting
import Testing

@testable import Plugins

/// How events read; the file sink's text format shows the same lines.
@Suite struct EventTextTests {
    @Test(arguments: [
        ("Trade", "005930 70,600원 × 10주 매수", "005930 ₩70,600 × 10 shares buy"),
        (
            "Quote", "NASDAQ:AAPL 매도 $232.87 × 3주, 매수 $232.805 × 5주",
            "NASDAQ:AAPL sell $232.87 × 3 shares, buy $232.805 × 5 shares"
        ),
        (
            "Bar", "005930 1d 시가 1원 고가 4원 저가 2원 종가 3원 거래량 5주",
            "005930 1d open ₩1 high ₩4 low ₩2 close ₩3 volume 5 shares"
        ),
        ("History", "005930 1d 봉 1개 2026-11-20…2026-11-20", "005930 1d 1 bar 2026-11-20…2026-11-20"),
        (
            "Execution", "main 005930 체결 매수 10주 70,600원 (10/20) 2026-11-20/117: 이유",
            "main 005930 filled buy 10 shares ₩70,600 (10/20) 2026-11-20/117: 이유"
        ),
        ("Portfolio", "main: 보유 1종목, 현금 2,100,000원", "main: 1 holding, cash ₩2,100,000"),
        ("OpenOrders", "main: 미체결 1건 (예약 1건)", "main: 1 open order (1 reserved)"),
        (
            "InvestorFlow", "005930 2026-11-20 개인 +1주 외국인 -2주 기관 0주 (추정)",
            "005930 2026-11-20 individuals +1 share, foreigners -2 shares, institutions 0 shares (estimate)"
        ),
        ("Candidate", "list: 삼성전자 (005930) 매수가 70,600원", "list: 삼성전자 (005930) buy at ₩70,600"),
        ("Record", "list key: a=1, b=2", "list key: a=1, b=2"),
        ("FollowedTrade", "somebody: 005930 매도 2,100,000원", "somebody: 005930 sell ₩2,100,000"),
        ("Position", "main 005930 30주 × 70,000원", "main 005930 30 shares × ₩70,000"),
        ("Command", "1234: /halt now", "1234: /halt now"), ("Timer", "report", "report"),
        ("Status", "sinks.phone: degraded (slow)", "sinks.phone: degraded (slow)"),
        (
            "RealizedProfit", "main: 실현손익 2026-11-20~2026-11-20 +2,100,000원",
            "main: realised profit 2026-11-20 to 2026-11-20 +₩2,100,000"
        ),
    ])
    func `an event reads well in both languages`(name: String, korean: String, english: String) {
        var samples = EventSamples()

        let item = samples.delivery(name)

        #expect(item.summary(in: .ko).text == korean)
        #expect(item.summary(in: .en).text == english)
        #expect(item.summary(in: .en).label == name)
    }

    @Test func `an event's line names its type and its pipeline`() {
        var samples = EventSamples()

        let lines = samples.delivery("Timer").summary(in: .ko).lines

        #expect(lines == "2026-11-20 09:30:12 Timer test: report")
    }
}
