import Telegram

/// Looks for the chats that a bot can write to, for a bounded time.
struct ChatSearch<Time: Clock> where Time.Duration == Duration {
    /// How long one question may stay open; the service allows 50 seconds.
    private static var longestQuestion: Int { 25 }

    /// What lies between two questions, so that a service that answers at once is not asked without end.
    private static var pause: Duration { .seconds(1) }

    let client: BotClient
    let clock: Time

    /// How long to wait for a message, in seconds.
    let patience: Int

    /// Says that the service wants to be left alone for so many seconds.
    let sayBusy: (Int) -> Void

    /// The bot, which proves the token.
    func bot() async throws(ChatSearchProblem) -> BotProfile {
        try await patiently(until: end) { () async throws(BotProblem) in try await client.profile() }
    }

    /// The chats that messages came from, the latest first, as soon as there is one.
    func chats() async throws(ChatSearchProblem) -> (chats: [TelegramChat], mayBeMore: Bool) {
        let end = end
        while true {
            let (seconds, attoseconds) = clock.now.duration(to: end).components
            let rest = Int(seconds) + (attoseconds > 0 ? 1 : 0)
            guard rest > 0 else { throw .nothingCame(seconds: patience) }
            let updates = try await patiently(until: end) { () async throws(BotProblem) in
                try await client.updates(waiting: min(rest, Self.longestQuestion))
            }
            let chats = updates.chats
            if !chats.isEmpty { return (chats, updates.count == BotClient.mostUpdates) }
            try? await clock.sleep(for: Self.pause)
        }
    }

    private var end: Time.Instant { clock.now.advanced(by: .seconds(patience)) }

    /// Asks again after the rest that the service wants, where there is time for it.
    private func patiently<Value>(
        until end: Time.Instant,
        _ ask: () async throws(BotProblem) -> Value
    ) async throws(ChatSearchProblem) -> Value {
        while true {
            do throws(BotProblem) {
                return try await ask()
            } catch {
                guard case .busy(let seconds) = error, clock.now.advanced(by: .seconds(seconds)) < end else {
                    throw .bot(error)
                }
                sayBusy(seconds)
                try? await clock.sleep(for: .seconds(seconds))
            }
        }
    }
}
