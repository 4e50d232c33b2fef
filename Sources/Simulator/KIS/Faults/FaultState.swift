/// Which faults have struck and which are on.
struct FaultState: Sendable {
    private var entries: [Entry]
    private let day: MarketDate
    /// Which have struck so far.
    private(set) var struck: Set<KISFault.Kind> = []
    /// The account as it was when its balance began to lag.
    private var account: (account: Account, until: Moment)?

    private struct Entry: Sendable {
        let fault: KISFault
        var count = 0
        var hasBegun = false
    }

    init(_ faults: [KISFault], start: Moment) {
        entries = faults.map { Entry(fault: $0) }
        day = start.day
    }

    /// Whether a fault that is on for a while is on.
    func isOn(_ kind: KISFault.Kind, at now: Moment) -> Bool {
        entries.contains { $0.fault.kind == kind && isInTime($0.fault, now) }
    }

    /// Counts something that a kind of fault can hit and says whether it does.
    mutating func strikes(_ kind: KISFault.Kind, on path: String? = nil, at now: Moment) -> Bool {
        var isHit = false
        for index in entries.indices where entries[index].fault.kind == kind {
            let fault = entries[index].fault
            if let path, !fault.scope.contains(path) { continue }
            entries[index].count += 1
            switch fault.start {
            case .count(let first): isHit = isHit || (first..<first + fault.times).contains(entries[index].count)
            case .time: isHit = isHit || isInTime(fault, now)
            }
        }
        if isHit { struck.insert(kind) }
        return isHit
    }

    /// The kinds that begin by the clock up to a moment and have not begun before.
    mutating func begun(until now: Moment) -> [KISFault.Kind] {
        var kinds: [KISFault.Kind] = []
        for index in entries.indices where !entries[index].hasBegun {
            guard case .time(let second) = entries[index].fault.start, Moment(day: day, second: second) <= now else {
                continue
            }
            entries[index].hasBegun = true
            struck.insert(entries[index].fault.kind)
            kinds.append(entries[index].fault.kind)
        }
        return kinds
    }

    /// Keeps the account as it is for as long as the balance lags.
    mutating func lag(_ account: Account, at now: Moment) {
        let lasts = entries.filter { $0.fault.kind == .laggingBalance && isInTime($0.fault, now) }.map(\.fault.lasts)
            .max()
        guard let lasts else { return }
        self.account = (account, now.advanced(bySeconds: lasts))
    }

    /// The account that is shown while the balance lags.
    func lagging(at now: Moment) -> Account? {
        account.flatMap { now < $0.until ? $0.account : nil }
    }

    private func isInTime(_ fault: KISFault, _ now: Moment) -> Bool {
        guard case .time(let second) = fault.start else { return false }
        let start = Moment(day: day, second: second)
        return start <= now && now < start.advanced(bySeconds: fault.lasts)
    }
}
