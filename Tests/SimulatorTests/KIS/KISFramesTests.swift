import Simulator
import Testing

/// A whole day's frames, checked field by field without the encoder's own arithmetic.
struct KISFramesTests {
    @Test(arguments: KISVintage.allCases)
    func `every record of the day keeps the frame's laws`(vintage: KISVintage) throws {
        let sample = try SampleDay(ticks: 20_000)
        var audit = WireAudit(sample: sample)
        var frames = 0
        var pings = 0

        for frame in sample.kisFrames(vintage: vintage) {
            let text = String(decoding: frame.bytes, as: UTF8.self)
            guard !text.hasPrefix("{") else {
                pings += 1
                continue
            }
            frames += 1
            guard let records = WireRecord.records(of: text, width: vintage.rawValue) else {
                audit.violations.append("shape: \(text)")
                continue
            }
            for record in records { audit.check(record) }
        }

        #expect(audit.violations.isEmpty)
        #expect(audit.count == 20_000)
        #expect(frames == 10_087)
        #expect(pings > 50)
    }

    @Test func `some frames hold several records, and of several symbols`() throws {
        let sample = try SampleDay(ticks: 20_000)

        let frames = sample.kisFrames().compactMap { frame in
            WireRecord.records(of: String(decoding: frame.bytes, as: UTF8.self), width: 47)
        }

        let several = frames.filter { $0.count > 1 }
        #expect(several.count > frames.count / 3)
        #expect(several.contains { Set($0.map { $0.fields[0] }).count > 1 })
        #expect(several.contains { Set($0.map { $0.fields[0] }).count == 1 })
        #expect((frames.map(\.count).max() ?? 0) > 6)
    }

    @Test func `a ping comes after half a minute of quiet and at least every five minutes`() throws {
        let sample = try SampleDay(ticks: 20_000)
        var frames = sample.kisFrames()
        var buffer: [UInt8] = []
        var previous: Int64?
        var lastPing: Int64?

        while let (time, kind) = frames.next(appendingTo: &buffer) {
            #expect(time - (previous ?? time) <= 30_000_000_000)
            #expect(time - (lastPing ?? time) <= 300_000_000_000)
            if kind == .ping { lastPing = time }
            previous = time
        }

        #expect(
            String(decoding: buffer.prefix(65), as: UTF8.self).hasPrefix(
                #"{"header":{"tr_id":"PINGPONG","datetime":"20261120085900"}}"#
            )
        )
        #expect(frames.next(appendingTo: &buffer) == nil)
    }

    @Test func `frames stay between the ping before the opening and the last closing print`() throws {
        let sample = try SampleDay(ticks: 1_000)
        let midnight = sample.day.midnightNanoseconds

        let times = sample.kisFrames().map { ($0.epochNanoseconds - midnight) / 1_000_000_000 }

        #expect(times.first == 32_340)
        #expect((55_800...55_809).contains(times.last ?? 0))
        #expect(times == times.sorted())
    }
}
