import PluginAPI
internal import Synchronization

/// What sources have last told of each account's realized profit.
final class LatestProfits: Sendable {
    /// A result with the time at which it was told.
    struct Entry: Sendable {
        var profit: RealizedProfit
        var moment: Timestamp
    }

    /// One of each currency of each account, of which a configuration names few.
    private let entries = Mutex<[AccountName: [Currency: Entry]]>([:])

    /// Takes down what an event says, if it is about profit.
    func note(_ payload: Event.Payload, at moment: Timestamp) {
        guard case .realizedProfit(let profit) = payload else { return }
        entries.withLock { $0[profit.account, default: [:]][profit.currency] = Entry(profit: profit, moment: moment) }
    }

    /// What was told last of an account, by currency.
    func profits(of account: AccountName) -> [Entry] {
        entries.withLock { entries in
            (entries[account] ?? [:]).sorted { $0.key.rawValue < $1.key.rawValue }.map(\.value)
        }
    }
}
