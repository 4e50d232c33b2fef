import PluginAPI
import Synchronization
import Testing

@Suite struct SymbolListsTests {
    @Test func `a change is told once, and none is not told`() throws {
        let lists = SymbolLists(["trades": [], "quotes": []])
        let changes = Mutex(0)
        let symbol = try #require(Symbol("005930"))
        lists.onChange { changes.withLock { $0 += 1 } }

        lists.add(symbol, to: "trades")
        lists.add(symbol, to: "trades")
        lists.add(symbol, to: "nowhere")
        let added = lists["trades"]
        lists.remove(symbol, from: "quotes")
        lists.remove(symbol, from: "trades")
        lists.onChange(nil)
        lists.add(symbol, to: "quotes")

        #expect(added == [symbol])
        #expect(lists["trades"].isEmpty)
        #expect(lists["quotes"] == [symbol])
        #expect(lists["nowhere"].isEmpty)
        #expect(changes.withLock { $0 } == 2)
    }
}
