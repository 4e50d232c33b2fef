import PluginAPI

/// Silence that a person asks for, for one chat.
extension CommandDesk {
    /// How long a chat can be muted.
    private static let lengths: ClosedRange<Duration> = .seconds(60) ... .seconds(7 * 86_400)

    private static let offWords = ["off", "0", "끝", "해제"]

    /// Mutes the chat, ends that, or tells how it is.
    func muteText(_ words: [String], in chat: ChatAddress) -> LocalizedText {
        let lanes = lanes(of: chat)
        guard !lanes.isEmpty else {
            return LocalizedText(
                ko: "이 채팅으로 오는 알림이 없어 모아 둘 것도 없습니다.",
                en: "no alerts come to this chat, so there is nothing to hold back"
            )
        }
        guard let word = words.first else { return mutedUntil(chat).map(Self.muted) ?? Self.unmuted }
        do throws(StateError) {
            if Self.offWords.contains(word.lowercased()) {
                for (run, lane) in lanes { try run.mute(lane, until: nil) }
                return Self.unmuted
            }
            guard let length = Duration(written: words.joined(separator: " ")), Self.lengths.contains(length) else {
                return Self.usage
            }
            let end = RealClock().now + length
            for (run, lane) in lanes { try run.mute(lane, until: end) }
            return Self.muted(until: end)
        } catch {
            return error.message
        }
    }

    /// Until when the chat is muted, if it is.
    func mutedUntil(_ chat: ChatAddress) -> Timestamp? {
        let end = lanes(of: chat).map(\.lane.mutedUntil).max()
        return end.flatMap { $0 > RealClock().now ? $0 : nil }
    }

    private func lanes(of chat: ChatAddress) -> [(run: OutboxRun, lane: OutboxLane)] {
        sinks.flatMap { run in run.lanes(of: chat).map { (run, $0) } }
    }

    static func muted(until end: Timestamp) -> LocalizedText {
        let time = ChatMoment.text(end, seenAt: RealClock().now)
        return LocalizedText(
            ko: "🔕 \(time)까지 급하지 않은 알림을 모아 두었다가 그때 함께 보냅니다. 긴급 알림은 바로 옵니다.",
            en:
                "🔕 until \(time) what is not critical is held back and then comes together; critical alerts come at once"
        )
    }

    private static let unmuted = LocalizedText(ko: "🔔 알림이 바로 옵니다.", en: "🔔 alerts come at once")

    private static let usage = LocalizedText(
        ko: "1분에서 7일까지의 시간을 적어 주세요. 예: /mute 1h, /mute 30분, /mute off",
        en: "write a time of a minute to seven days, as in /mute 1h or /mute 30m, or /mute off"
    )
}
