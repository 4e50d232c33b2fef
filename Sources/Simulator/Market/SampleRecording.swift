/// The day as the text of a recording: a header line, then `seq⇥epoch_ns⇥stream⇥payload` for each frame.
public struct SampleRecording: Sendable {
    /// What has been written so far.
    public struct Counts: Sendable, Hashable {
        /// Trades.
        public var ticks = 0
        /// Frames that hold trades.
        public var tradeFrames = 0
        /// Signs of life.
        public var pings = 0
    }

    /// What has been written so far.
    public private(set) var counts = Counts()

    private let header: String
    private let stream = Array("\tkis.ws\t".utf8)
    private var frames: KISFrames
    private var sequence = 0
    private var frame: [UInt8] = []

    init(sample: SampleDay, vintage: KISVintage) {
        let note =
            "Synthetic market data made by a seeded generator: some codes and names are real, "
            + "every price, quantity and time is invented."
        header =
            "#maedup-recording {\"version\":1,\"synthetic\":true,\"seed\":\(sample.seed),"
            + "\"day\":\"\(sample.day.iso)\",\"note\":\"\(note)\"}\n"
        frames = sample.kisFrames(vintage: vintage)
    }

    /// Appends the next line with its line feed to `buffer`.
    ///
    /// - Returns: false when there was no line left.
    public mutating func appendLine(to buffer: inout [UInt8]) -> Bool {
        guard sequence > 0 else {
            buffer.append(contentsOf: header.utf8)
            sequence = 1
            return true
        }
        frame.removeAll(keepingCapacity: true)
        guard let (time, kind) = frames.next(appendingTo: &frame) else { return false }
        count(kind)
        buffer.append(decimal: sequence)
        buffer.append(UInt8(ascii: "\t"))
        buffer.append(decimal: Int(time))
        buffer.append(contentsOf: stream)
        buffer.append(contentsOf: frame)
        buffer.append(UInt8(ascii: "\n"))
        sequence += 1
        return true
    }

    /// The whole recording in memory.
    public static func bytes(of sample: SampleDay, vintage: KISVintage = .fields47) -> [UInt8] {
        var recording = sample.recording(vintage: vintage)
        var bytes: [UInt8] = []
        while recording.appendLine(to: &bytes) {}
        return bytes
    }

    private mutating func count(_ kind: KISFrames.Kind) {
        switch kind {
        case .ping: counts.pings += 1
        case .trades(let ticks):
            counts.tradeFrames += 1
            counts.ticks += ticks
        }
    }
}

extension SampleDay {
    /// The day as the text of a recording, line by line from the beginning.
    public func recording(vintage: KISVintage = .fields47) -> SampleRecording {
        SampleRecording(sample: self, vintage: vintage)
    }
}
