import PluginAPI
import Testing

@Suite struct BarHistoryContinuationTests {
    private static let symbol = Symbol("005930")

    private func bar(_ start: Int64, _ close: Int32) throws -> Bar {
        Bar(
            symbol: try #require(Self.symbol),
            slot: SymbolSlot(index: 0),
            interval: .minutes(1),
            day: .earliest,
            start: Timestamp(nanoseconds: start),
            open: Price(close),
            high: Price(close),
            low: Price(close),
            close: Price(close),
            volume: Quantity(1)
        )
    }

    /// The starts of the bars that follow a last bar; nothing when everything has to be taken anew.
    private func following(_ start: Int64, _ close: Int32, in starts: ClosedRange<Int64>?) throws -> [Int64]? {
        let bars = try (starts.map(Array.init) ?? []).map { try bar($0, Int32($0) * 10) }
        let history = BarHistory(
            symbol: try #require(Self.symbol),
            slot: SymbolSlot(index: 0),
            interval: .minutes(1),
            bars: bars
        )
        switch history.continuation(after: Timestamp(nanoseconds: start), close: Price(close)) {
        case .bars(let bars): return bars.map(\.start.nanoseconds)
        case .anew: return nil
        }
    }

    @Test func `a history goes on after the bar it shares`() throws {
        #expect(try following(3, 30, in: 1...5) == [4, 5])
        #expect(try following(5, 50, in: 1...5) == [])
    }

    @Test func `another close of the shared bar means that everything was adjusted`() throws {
        #expect(try following(3, 31, in: 1...5) == nil)
    }

    @Test func `a history that begins later leaves a gap`() throws {
        #expect(try following(3, 30, in: 4...5) == nil)
    }

    @Test func `a history that ends earlier or is empty brings nothing`() throws {
        #expect(try following(3, 30, in: 1...2) == [])
        #expect(try following(3, 30, in: nil) == [])
    }
}
