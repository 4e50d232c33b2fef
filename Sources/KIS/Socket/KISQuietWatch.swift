import PluginAPI

/// Notices a channel from which nothing comes any more while others go on, which a connection alone does not show.
///
/// A single share may well be quiet, so that whole channels are watched, and never the account's own fills.
struct KISQuietWatch: Sendable {
    private let longest: Duration
    private var lastHeard: [KISChannel: Timestamp] = [:]
    private var reported: Set<KISChannel> = []
    private var looked = Timestamp(nanoseconds: 0)

    init(longest: Duration) { self.longest = longest }

    /// When to look next.
    var nextLook: Timestamp { looked + longest }

    /// A connection begins.
    mutating func begin(at now: Timestamp) {
        lastHeard = [:]
        reported = []
        looked = now
    }

    /// A frame of a channel came.
    mutating func heard(_ channel: KISChannel, at now: Timestamp) {
        lastHeard[channel] = now
        if !reported.isEmpty { reported.remove(channel) }
    }

    /// What has become quiet since the last look.
    mutating func look(at now: Timestamp, _ confirmed: Set<KISChannel>, isInSession: Bool) -> [LocalizedText] {
        guard now >= nextLook else { return [] }
        looked = now
        let watched = confirmed.filter { !$0.isOwn }
        let isAnyHeard = watched.contains { isRecent($0, now) }
        guard isInSession, isAnyHeard else { return [] }
        let silent = watched.filter { !isRecent($0, now) && !reported.contains($0) }
        reported.formUnion(silent)
        return silent.map(\.rawValue).sorted().map { name in
            LocalizedText(
                ko: "KIS 웹소켓 채널 \("`\(name)`", .subject) \(longest.components.seconds)초 동안 조용합니다",
                en: "the channel '\(name)' of the WebSocket of KIS has been quiet for \(longest.components.seconds) s"
            )
        }
    }

    private func isRecent(_ channel: KISChannel, _ now: Timestamp) -> Bool {
        lastHeard[channel].map { now - $0 < longest } ?? false
    }
}
