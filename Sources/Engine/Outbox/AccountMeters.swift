import PluginAPI
internal import Synchronization

/// The limits that destinations share, by the names of the accounts.
final class AccountMeters: Sendable {
    private let meters: Mutex<[String: PaceMeter]>

    init(_ accounts: [Destination.Account]) {
        meters = Mutex(accounts.reduce(into: [:]) { $0[$1.name] = $0[$1.name] ?? PaceMeter($1.paces) })
    }

    /// Takes room for one message in an account's limits; the moment from which there will be some, if there is none.
    func take(_ account: Destination.Account?, isCritical: Bool, at now: Timestamp) -> Timestamp? {
        guard let account else { return nil }
        return meters.withLock { meters in
            let room = meters[account.name]?.room(isCritical: isCritical, at: now) ?? now
            guard room <= now else { return room }
            meters[account.name]?.note(now)
            return nil
        }
    }

    /// Takes down what was sent before the run began.
    func note(_ moment: Timestamp, of account: Destination.Account?) {
        guard let account else { return }
        meters.withLock { $0[account.name]?.note(moment) }
    }
}
