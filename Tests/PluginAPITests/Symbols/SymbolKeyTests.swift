import Foundation
import PluginAPI
import Testing

@Suite struct SymbolKeyTests {
    @Test func `a dictionary by symbol is stored as an object and read back`() throws {
        let prices = try [#require(Symbol("005930")): 1, #require(Symbol("NASDAQ:BRK.B")): 2]
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys

        let data = try encoder.encode(prices)

        #expect(String(decoding: data, as: UTF8.self) == #"{"005930":1,"NASDAQ:BRK.B":2}"#)
        #expect(try JSONDecoder().decode([Symbol: Int].self, from: data) == prices)
    }

    @Test func `a key that is no symbol is refused`() {
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([Symbol: Int].self, from: Data(#"{"no symbol":1}"#.utf8))
        }
    }
}
