import PluginAPI
import Testing

@testable import Engine

@Suite struct DayRangesTests {
    @Test(arguments: [1, 2, 3] as [UInt64])
    func `it is the set of its days`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var (ranges, days) = (DayRanges(), Set<CivilDate>())
        for _ in 0..<500 {
            let first = Int.random(in: 0..<60, using: &random)
            let range = day(first)...day(first + Int.random(in: 0..<8, using: &random))
            if Bool.random(using: &random) {
                ranges.insert(range)
                days.formUnion(range)
            } else {
                ranges.remove(range.lowerBound)
                days.remove(range.lowerBound)
            }

            let wanted = day(5)...day(50)
            #expect(Set(ranges.ranges.flatMap(\.self)) == days, "seed \(seed)")
            #expect(Set(ranges.missing(in: wanted).flatMap(\.self)) == Set(wanted).subtracting(days), "seed \(seed)")
            let gaps = zip(ranges.ranges, ranges.ranges.dropFirst()).map { $0.upperBound.distance(to: $1.lowerBound) }
            #expect(gaps.allSatisfy { $0 > 1 }, "seed \(seed)")
        }
    }

    private func day(_ number: Int) -> CivilDate { Moments.friday.advanced(by: number) }
}
