import Testing

@testable import Simulator

struct CompositionTests {
    @Test(arguments: [(10, 10), (10, 1), (1_000, 504), (7, 3)])
    func `the parts add up and none is empty`(total: Int, count: Int) {
        var random = SplitMix64(seed: 5)
        var composition = Composition(of: total, parts: count)
        var parts: [Int] = []

        while let part = composition.next(random: &random) { parts.append(part) }

        #expect(parts.count == count)
        #expect(parts.reduce(0, +) == total)
        #expect(parts.allSatisfy { $0 >= 1 })
    }

    @Test func `nothing is cut into no parts`() {
        var random = SplitMix64(seed: 5)
        var composition = Composition(of: 0, parts: 0)

        #expect(composition.next(random: &random) == nil)
    }

    @Test func `half of the parts stand alone when there are twice as many things`() {
        var random = SplitMix64(seed: 9)
        var composition = Composition(of: 20_000, parts: 10_000)
        var parts: [Int] = []

        while let part = composition.next(random: &random) { parts.append(part) }

        #expect((4_700...5_300).contains(parts.count { $0 == 1 }))
        #expect((2_200...2_800).contains(parts.count { $0 == 2 }))
    }

    @Test func `a million trades make the frames of the recorded day`() {
        #expect(BurstSchedule.bursts(forTrades: 1_000_000) == 504_370)
    }
}
