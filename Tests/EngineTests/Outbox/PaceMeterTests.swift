import PluginAPI
import PluginTesting
import Testing

@testable import Engine

@Suite struct PaceMeterTests {
    @Test func `no window of time ever holds more than its limit`() {
        let paces = [Pace(5, per: .seconds(2)), Pace(30, per: .seconds(60))]
        for seed in 1...20 as ClosedRange<UInt64> {
            var chance = SeededGenerator(seed: seed)
            var meter = PaceMeter(paces)
            var now = Moments.at("09:00")
            var sent: [Timestamp] = []
            for _ in 0..<200 {
                let isCritical = Int.random(in: 0..<4, using: &chance) == 0
                now = max(now, meter.room(isCritical: isCritical, at: now))
                meter.note(now)
                sent.append(now)
                now += .milliseconds(Int.random(in: 0...700, using: &chance))
            }
            for pace in paces {
                #expect(zip(sent, sent.dropFirst(pace.count)).allSatisfy { $1 - $0 >= pace.time }, "seed \(seed)")
            }
        }
    }

    @Test func `a storm of ordinary messages leaves room for a critical one`() {
        var meter = PaceMeter([Pace(20, per: .seconds(60))])
        let start = Moments.at("09:00")
        for _ in 0..<16 { meter.note(start) }

        let rooms = [false, true].map { meter.room(isCritical: $0, at: start) }
        #expect(rooms[0] == start + .seconds(60))
        #expect(rooms[1] <= start)
    }

    @Test func `a clock that is set back makes a limit last for its time and no longer`() {
        var meter = PaceMeter([Pace(2, per: .seconds(60))])
        for _ in 0..<2 { meter.note(Moments.at("14:00")) }

        let room = meter.room(isCritical: true, at: Moments.at("09:00"))
        let later = meter.room(isCritical: true, at: room)

        #expect(room == Moments.at("09:01"))
        #expect(later == room)
    }

    @Test func `without a pace there is always room`() {
        var meter = PaceMeter([])
        for _ in 0..<1_000 { meter.note(Moments.at("09:00")) }

        let room = meter.room(isCritical: false, at: Moments.at("09:00"))
        #expect(room <= Moments.at("09:00"))
        #expect(meter.time(for: 1_000) == .zero)
    }
}
