import PluginAPI

/// Notices a channel from which nothing comes any more, which a connection alone does not show.
///
/// A single share may well be quiet, so that whole channels are watched, and never the account's own fills. A channel is
/// told of when others go on without it, or when it was lively and stopped all at once, others or not.
struct KISQuietWatch: Sendable {
    /// What came of a channel, in stretches as long as the longest quiet.
    private struct Pulse {
        var last: Timestamp
        /// When the stretch in hand began, and in how many of its seconds something came.
        var stretch: Timestamp
        var beats = 1
        var lastBeat: Timestamp
        /// The same of the stretch before.
        var before = 0

        init(at now: Timestamp) { (last, stretch, lastBeat) = (now, now, now) }
    }

    private let longest: Duration
    private var pulses: [KISChannel: Pulse] = [:]
    private var reported: Set<KISChannel> = []
    private var looked = Timestamp(nanoseconds: 0)

    /// In how many seconds of a stretch something has to come for a channel to be lively.
    private static let lively = 10

    init(longest: Duration) { self.longest = longest }

    /// When to look next: at regular times, and when a lively channel has been quiet for too long.
    var nextLook: Timestamp {
        var next = looked + longest
        for (channel, pulse) in pulses where !reported.contains(channel) && isLively(pulse) {
            let end = pulse.last + longest
            if end > looked { next = min(next, end) }
        }
        return next
    }

    /// A connection begins.
    mutating func begin(at now: Timestamp) {
        pulses = [:]
        reported = []
        looked = now
    }

    /// A frame of a channel came; tells whether it was the last one that had been told of as quiet.
    mutating func heard(_ channel: KISChannel, at now: Timestamp) -> Bool {
        let hasReturned = !reported.isEmpty && reported.remove(channel) != nil && reported.isEmpty
        guard var pulse = pulses[channel] else {
            pulses[channel] = Pulse(at: now)
            return hasReturned
        }
        pulse.last = now
        if now - pulse.lastBeat >= .seconds(1) {
            if now - pulse.stretch >= longest { (pulse.stretch, pulse.before, pulse.beats) = (now, pulse.beats, 0) }
            pulse.beats += 1
            pulse.lastBeat = now
        }
        pulses[channel] = pulse
        return hasReturned
    }

    /// What has become quiet since the last look.
    mutating func look(at now: Timestamp, _ confirmed: Set<KISChannel>, isInSession: Bool) -> [LocalizedText] {
        guard now >= nextLook else { return [] }
        looked = now
        let watched = confirmed.filter { !$0.isOwn }
        let isAnyHeard = watched.contains { isRecent($0, now) }
        guard isInSession else { return [] }
        let silent = watched.filter { channel in
            guard !isRecent(channel, now), !reported.contains(channel) else { return false }
            return isAnyHeard || pulses[channel].map(isLively) ?? false
        }
        reported.formUnion(silent)
        return silent.map(\.rawValue).sorted().map { name in
            LocalizedText(
                ko: "KIS 웹소켓 채널 \("`\(name)`", .subject) \(longest.components.seconds)초 동안 조용합니다",
                en: "the channel '\(name)' of the WebSocket of KIS has been quiet for \(longest.components.seconds) s"
            )
        }
    }

    private func isLively(_ pulse: Pulse) -> Bool { max(pulse.before, pulse.beats) >= Self.lively }

    private func isRecent(_ channel: KISChannel, _ now: Timestamp) -> Bool {
        pulses[channel].map { now - $0.last < longest } ?? false
    }
}
