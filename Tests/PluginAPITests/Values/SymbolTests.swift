import Foundation
import PluginAPI
import Testing

@Suite struct SymbolTests {
    @Test(arguments: ["005930", "0015E0", "Q500001", "NASDAQ:AAPL", "NYSE:BRK.B", "AMEX:ABCDEFGHIJKLMNO"])
    func `a symbol is written as it was read`(text: String) throws {
        let symbol = try #require(Symbol(text))

        #expect(symbol.description == text)
    }

    @Test func `market and code are parts of the name`() throws {
        let symbol = try #require(Symbol("nasdaq:AAPL"))

        #expect(symbol.market == .nasdaq)
        #expect(symbol.code == "AAPL")
        #expect(symbol.market.currency == .usd)
        #expect(Symbol("KRX:005930") == Symbol("005930"))
        #expect(Symbol("005930")?.market == .krx)
    }

    @Test(arguments: [
        "", ":", "5930", "0059300", "ABCDEF", "00593a", "NASDAQ:", "NASDAQ:aapl", "LSE:VOD", "KRX:5930",
        "AMEX:ABCDEFGHIJKLMNOP", "삼성전자", "NYSE:BRK B",
    ])
    func `another form is no symbol`(text: String) {
        #expect(Symbol(text) == nil)
    }

    @Test func `a code without the form of KRX cannot be a KRX symbol`() {
        #expect(Symbol(.krx, "ABC") == nil)
        #expect(Symbol(.nasdaq, "ABC") != nil)
    }

    @Test(arguments: 1...15)
    func `codes of every length are told apart and kept whole`(length: Int) throws {
        let code = String(repeating: "A", count: length)
        let symbol = try #require(Symbol(.nyse, code))

        #expect(symbol.code == code)
        #expect(symbol.market == .nyse)
    }

    @Test func `symbols are ordered by market and code`() throws {
        let symbols = try ["NYSE:A", "000660", "NASDAQ:B", "NASDAQ:A", "005930"].map { try #require(Symbol($0)) }

        #expect(symbols.sorted().map(\.description) == ["000660", "005930", "NASDAQ:A", "NASDAQ:B", "NYSE:A"])
    }

    @Test func `a stored symbol is read back`() throws {
        let symbols = try ["005930", "NYSE:BRK.B"].map { try #require(Symbol($0)) }
        let data = try JSONEncoder().encode(symbols)

        #expect(try JSONDecoder().decode([Symbol].self, from: data) == symbols)
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([Symbol].self, from: Data(#"["5930"]"#.utf8)) }
    }
}

@Suite struct SymbolTableTests {
    @Test func `slots are handed out in order of first use`() throws {
        let table = SymbolTable()
        let symbols = try ["005930", "NASDAQ:AAPL"].map { try #require(Symbol($0)) }

        let slots = symbols.map { table.slot(for: $0)?.index }

        #expect(slots == [0, 1])
        #expect(table.slot(for: symbols[0])?.index == 0)
        #expect(table.symbols == symbols)
    }

    @Test func `a full table refuses new symbols and keeps the old ones`() throws {
        let table = SymbolTable()
        for number in 0..<SymbolTable.limit {
            let code = String(number, radix: 36, uppercase: true)
            _ = table.slot(for: try #require(Symbol(.nyse, code)))
        }
        let late = try #require(Symbol("005930"))
        let first = try #require(Symbol(.nyse, "0"))

        #expect(table.slot(for: late) == nil)
        #expect(table.slot(for: first)?.index == 0)
    }

    @Test func `elements begin as the given value and grow on use`() {
        var counts = PerSymbol(repeating: 7)

        counts[SymbolSlot(index: 2)] += 1

        #expect(counts[SymbolSlot(index: 0)] == 7)
        #expect(counts[SymbolSlot(index: 2)] == 8)
        #expect(counts[SymbolSlot(index: 99)] == 7)
        #expect(counts.entries.map(\.element) == [7, 7, 8])
    }
}
