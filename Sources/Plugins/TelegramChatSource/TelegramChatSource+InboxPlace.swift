import PluginAPI
import Telegram

extension TelegramChatSource {
    /// Up to where the updates of a bot have been taken, over restarts.
    ///
    /// Numbers grow while messages come; after a week without any, the service may begin anew with a smaller one. So a number
    /// that is some days old is not used any more: what came before it has been forgotten by then.
    struct InboxPlace: Sendable, Hashable {
        /// The name under which a source keeps it; another bot has another inbox.
        static func name(of token: Secret) -> String { "inbox of \(TelegramBot.account(token))" }

        private static let lifetime: Duration = .seconds(5 * 86_400)

        private var last: Int64?
        private var taken = Timestamp(nanoseconds: 0)

        /// Reads what was kept; without it everything that waits is taken.
        init(_ text: String?) {
            let parts = (text ?? "").split(separator: " ").compactMap { Int64($0) }
            guard parts.count == 2 else { return }
            (last, taken) = (parts[0], Timestamp(nanoseconds: parts[1]))
        }

        /// What is kept.
        var text: String { last.map { "\($0) \(taken.nanoseconds)" } ?? "" }

        /// The number of the first update that is wanted; nothing for any.
        func offset(at now: Timestamp) -> Int64? {
            guard let last, last < .max, now < taken + Self.lifetime else { return nil }
            return last + 1
        }

        /// Whether an update has been taken; one that is far below is one of a new count.
        func hasTaken(_ number: Int64) -> Bool {
            guard let last else { return false }
            return number <= last && number > last - Self.mostAgain
        }

        /// How many updates can come again: those of one answer.
        private static let mostAgain: Int64 = 1_000

        /// Notes that an update has been taken.
        mutating func take(_ number: Int64, at now: Timestamp) { (last, taken) = (number, now) }
    }
}
