import PluginAPI
import Testing

@Suite struct SymbolValueTests {
    @Test(arguments: ["005930", "0015E0", "NASDAQ:AAPL", "NYSE:BRK.B", "KRX:005930", "\"000660\""])
    func `symbols are read as typed`(text: String) {
        #expect(OneSetting.read(text, as: Symbol.self) != nil)
    }

    @Test func `a list of codes is no error ever`() {
        let symbols = OneSetting.read("[005930, 000660, 0015E0]", as: [Symbol].self)

        #expect(symbols?.map(\.description) == ["005930", "000660", "0015E0"])
    }

    @Test(arguments: [
        ("5930", ["005930"], false), ("660", ["000660"], false), ("A005930", ["005930"], true),
        ("nasdaq:aapl", ["NASDAQ:AAPL"], true), ("NASDQ:AAPL", ["NASDAQ:AAPL"], false),
        ("NAS:AAPL", ["NASDAQ:AAPL"], false), ("KOSPI:005930", ["005930"], false), ("005930.KS", ["005930"], false),
        ("AAPL", ["NASDAQ:AAPL", "NYSE:AAPL", "AMEX:AAPL"], false), ("0015e0", ["0015E0"], true),
        ("삼성전자", [], false), ("00593000", [], false), ("LSE:VOD", [], false),
    ])
    func `a slip in a symbol is named`(typed: String, meant: [String], isCertain: Bool) {
        let reading = OneSetting.problems(typed, as: Symbol.self)
        let applicability = reading.diagnostics.first?.suggestions.first?.applicability

        #expect(reading.codes == ["H0301"])
        #expect(reading.replacements == meant)
        #expect((applicability == .machineApplicable) == isCertain)
    }

    @Test func `the number of characters is said`() {
        #expect(OneSetting.problems("5930", as: Symbol.self).rendered().contains("여섯 자리여야 하는데 `5930`은 4자리입니다."))
        #expect(
            OneSetting.problems("5930", as: Symbol.self).rendered(.en).contains(
                "a symbol has six characters, and '5930' has 4"
            )
        )
    }
}
