import Simulator
import Testing

struct SplitMix64Tests {
    @Test func `the published sequence of a seed comes out`() {
        var random = SplitMix64(seed: 1_234_567)

        let drawn = (0..<5).map { _ in random.next() }

        #expect(
            drawn == [
                6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
                4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
            ]
        )
    }

    @Test func `purposes and symbols have sequences of their own`() {
        let seeds: [SplitMix64] = [
            SplitMix64(seed: 7, purpose: .path), SplitMix64(seed: 7, purpose: .history),
            SplitMix64(seed: 8, purpose: .path), SplitMix64(seed: 7, purpose: .path, symbol: "005930"),
            SplitMix64(seed: 7, purpose: .path, symbol: "059300"),
        ]

        let firsts = seeds.map { seed in
            var random = seed
            return random.next()
        }

        #expect(Set(firsts).count == seeds.count)
    }

    @Test func `numbers below a bound reach every value and nothing else`() {
        var random = SplitMix64(seed: 1)

        let drawn = (0..<7_000).map { _ in random.below(7) }

        for value in 0..<7 {
            #expect((850...1_150).contains(drawn.count { $0 == value }))
        }
        #expect(drawn.allSatisfy { (0..<7).contains($0) })
    }

    @Test func `a bell has the deviation it was asked for`() {
        var random = SplitMix64(seed: 3)

        let drawn = (0..<20_000).map { _ in random.bell(deviation: 1_000) }

        let mean = drawn.reduce(0, +) / drawn.count
        let variance = drawn.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / drawn.count
        #expect(abs(mean) < 25)
        #expect((950_000...1_050_000).contains(variance))
        #expect(drawn.allSatisfy { abs($0) <= 3_500 })
    }
}
