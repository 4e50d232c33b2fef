import Testing

@testable import Simulator

/// How many calls the broker takes.
struct CallBucketTests {
    @Test func `so many are taken at once, and so many more in every second`() {
        var bucket = CallBucket()
        let limits = KISLimits(realm: .real)
        let start = Moment(day: SampleDay.defaultDay, second: 36_000)

        let first = (0..<20).count { _ in bucket.takeOne(at: start, limits) }
        let half = Moment(nanoseconds: start.nanoseconds + 500_000_000)
        let second = (0..<20).count { _ in bucket.takeOne(at: half, limits) }
        let third = (0..<40).count { _ in bucket.takeOne(at: start.advanced(bySeconds: 60), limits) }

        #expect([first, second, third] == [18, 9, 18])
    }

    @Test(arguments: [(600, false), (999, false), (1_000, true), (1_100, true)])
    func `the practice servers take a call a second`(milliseconds: Int, isTaken: Bool) {
        var bucket = CallBucket()
        let limits = KISLimits(realm: .paper)
        let start = Moment(day: SampleDay.defaultDay, second: 36_000)
        _ = bucket.takeOne(at: start, limits)

        let later = Moment(nanoseconds: start.nanoseconds + Int64(milliseconds) * 1_000_000)

        #expect(bucket.takeOne(at: later, limits) == isTaken)
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `nobody is refused who keeps to the number of calls, however late the calls come`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var limits = KISLimits(realm: .real)
        limits.callDelay = 12_000
        var bucket = CallBucket()
        let start = Moment(day: SampleDay.defaultDay, second: 36_000).nanoseconds
        // Eighteen in a burst every second, each up to twelve seconds late.
        let sent = (0..<2_000).map { start + Int64($0 / 18) * 1_000_000_000 }
        let arrived = sent.map { $0 + Int64(random.below(12_000)) * 1_000_000 }.sorted()

        let refused = arrived.count { !bucket.takeOne(at: Moment(nanoseconds: $0), limits) }

        #expect(refused == 0, "seed \(seed)")
    }

    @Test func `more calls than the number are refused in the long run, however late they may come`() {
        var limits = KISLimits(realm: .real)
        limits.callDelay = 12_000
        var bucket = CallBucket()
        let start = Moment(day: SampleDay.defaultDay, second: 36_000).nanoseconds

        let taken = (0..<20_000).count {
            bucket.takeOne(at: Moment(nanoseconds: start + Int64($0) * 10_000_000), limits)
        }

        #expect((200 * 18...212 * 18 + 18).contains(taken))
    }
}
