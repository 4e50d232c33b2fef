import PluginAPI
import PluginTesting
import Recording
import Simulator
import TestFolders

@testable import Plugins

/// A short synthetic day, and recordings of it.
struct ReplayBench {
    let folder: TestFolder
    let day: SampleDay

    init(ticks: Int = 2_000) throws {
        folder = try TestFolder()
        day = try SampleDay(symbols: 5, ticks: ticks)
    }

    /// A line of a recording.
    struct Line {
        var time: Int64
        var stream = "kis.ws"
        var payload: [UInt8]

        init(_ time: Int64, _ stream: String = "kis.ws", _ payload: some Sequence<UInt8>) {
            self.time = time
            self.stream = stream
            self.payload = Array(payload)
        }
    }

    /// The frames of the day, signs of life among them.
    var frames: [Line] { day.kisFrames().map { Line($0.epochNanoseconds, "kis.ws", $0.bytes) } }

    /// The first frames that hold trades.
    func tradeFrames(_ count: Int) -> [Line] {
        Array(frames.lazy.filter { $0.payload.first == UInt8(ascii: "0") }.prefix(count))
    }

    /// Writes lines into a file, packed as its name says.
    func record(_ lines: [Line], as name: String = "day.rec") throws {
        let writer = try RecordingWriter(path: folder.path(name), header: RecordingHeader(isSynthetic: true))
        for (index, line) in lines.enumerated() {
            let time = Timestamp(nanoseconds: line.time)
            try writer.append(
                sequence: Int64(index + 1),
                receivedAt: time,
                stream: line.stream,
                payload: line.payload.span
            )
        }
        try writer.close()
    }

    /// A source of a file of the folder, with more settings as they are written.
    func source(_ name: String = "day.rec", _ more: String = "", clock: (any RunClock)? = nil) throws -> ReplaySource {
        let text = "{ path: \"\(folder.path(name))\"\(more.isEmpty ? "" : ", \(more)") }"
        let settings = try SettingsText.settings(text, for: ReplaySource.self)
        return clock.map { ReplaySource(settings: settings, clock: $0) } ?? ReplaySource(settings: settings)
    }

    /// A feed that keeps what is sent.
    func feed() -> RecordingFeed { RecordingFeed(clock: ManualClock(at: Timestamp(nanoseconds: 0))) }

    /// What the market itself says of its trades: symbol, price, quantity and second of the day.
    var trades: [String] {
        var source = day.trades()
        var batch: [MarketTrade] = []
        var all: [String] = []
        while source.next(into: &batch) != nil {
            all += batch.map { "\(day.instruments[$0.symbolIndex].symbol) \($0.price) \($0.quantity) \($0.second)" }
        }
        return all
    }
}

extension Trade {
    /// The trade in the words of the market.
    var marketText: String {
        let time = MarketTimeZone.korea.localTime(at: header.exchangeTime).time
        return "\(symbol) \(price) \(quantity) \(time.secondsSinceMidnight)"
    }
}
