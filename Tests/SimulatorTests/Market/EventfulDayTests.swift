import Simulator
import Testing

/// What rules are meant to find in the sample, reckoned here in the plainest way.
struct EventfulDayTests {
    @Test(arguments: [SampleDay.defaultSeed, 1, 987_654_321])
    func `two symbols fall through one sigma, recover and fall again`(seed: UInt64) throws {
        let day = try ObservedDay(seed: seed)

        let fallen = day.symbols.filter { $0.falls(throughSigmas: 1) >= 2 }

        #expect(fallen.count >= 2)
        #expect(Set(fallen.map(\.symbol)).isSuperset(of: ["005930", "000660", "122630", "498400"]))
    }

    @Test(arguments: [SampleDay.defaultSeed, 1, 987_654_321])
    func `one symbol falls through two sigmas, recovers above one and falls again`(seed: UInt64) throws {
        let day = try ObservedDay(seed: seed)

        let fallen = day.symbols.filter { $0.falls(throughSigmas: 2, recoveringAbove: 1) >= 2 }

        #expect(Set(fallen.map(\.symbol)) == ["000660", "122630"])
    }

    @Test func `a symbol rises by three percent and gives half of it back`() throws {
        let day = try ObservedDay(seed: SampleDay.defaultSeed)
        let naver = try #require(day.symbols.first { $0.symbol == "035420" })
        let threePercent = Double(naver.previousClose) * 1.03
        let half = Double(naver.previousClose) * 1.015

        let top = try #require(naver.prices.firstIndex { Double($0) >= threePercent })
        let back = naver.prices[top...].contains { Double($0) <= half }

        #expect(back)
    }

    @Test func `RSI of fourteen minutes reaches both extremes`() throws {
        let day = try ObservedDay(seed: SampleDay.defaultSeed)

        let values = day.symbols.map { Self.rsi(of: $0.minuteCloses, length: 14) }

        #expect(values.count { $0.contains { $0 > 70 } } >= 4)
        #expect(values.count { $0.contains { $0 < 30 } } >= 4)
    }

    @Test func `moving averages of five and twenty minutes cross in every symbol`() throws {
        let day = try ObservedDay(seed: SampleDay.defaultSeed)

        for symbol in day.symbols {
            let fast = Self.average(of: symbol.minuteCloses, length: 5)
            let slow = Self.average(of: symbol.minuteCloses, length: 20)
            let isAbove = zip(fast.suffix(slow.count), slow).map { $0 > $1 }
            let crossings = zip(isAbove, isAbove.dropFirst()).count { $0 != $1 }
            #expect((4...80).contains(crossings))
        }
    }

    private static func average(of closes: [Double], length: Int) -> [Double] {
        (length...closes.count).map { end in
            closes[(end - length)..<end].reduce(0, +) / Double(length)
        }
    }

    private static func rsi(of closes: [Double], length: Int) -> [Double] {
        let moves = zip(closes, closes.dropFirst()).map { $1 - $0 }
        return (length...moves.count).map { end in
            let window = moves[(end - length)..<end]
            let gain = window.reduce(0) { $0 + max($1, 0) }
            let loss = window.reduce(0) { $0 + max(-$1, 0) }
            return gain + loss == 0 ? 50 : 100 * gain / (gain + loss)
        }
    }
}
