public import PluginAPI

/// Makes one story of everything a broker says of an account's orders: notices as they come, and lists that are asked for.
///
/// Notices get lost, come twice and come late, and some brokers give a fill neither a number nor the order's sum, so that a
/// repetition looks like a second equal fill. Of every order three sums are kept: what was told, what distinct notices add
/// up to, and what the broker's list says. The larger of the last two is what is known to be filled, and the difference to
/// what was told is told. So no share is told twice, whatever comes in whatever order; and a share whose notice was lost or
/// left in doubt is told when the list is read, which `needsReading` asks for.
public struct ExecutionLedger: Sendable, Hashable {
    /// The account.
    public let account: AccountName

    /// The orders, those of one day and number together: their branches tell them apart.
    private var entries: [Key: [LedgerEntry]] = [:]

    /// Origins that were told before the broker said anything of the order.
    private var origins: [OrderID: Origin] = [:]

    struct Key: Sendable, Hashable {
        let day: CivilDate
        let number: String

        init(_ id: OrderID) {
            day = id.day
            number = id.number
        }
    }

    /// Makes a ledger that knows of no order.
    public init(account: AccountName) { self.account = account }

    /// Whether the broker's list has to be read to settle what notices left in doubt.
    public var needsReading: Bool { entries.values.contains { $0.contains { $0.doubt > 0 } } }

    /// The filled shares of an order that have been told; nothing for an order that nobody has spoken of.
    public func filled(of id: OrderID) -> Quantity? {
        (entries[Key(id)] ?? []).first { $0.isNamed(id) }?.told
    }

    /// Notes who caused an order, which the broker cannot say.
    public mutating func attribute(_ id: OrderID, to origin: Origin) {
        guard let place = (entries[Key(id)] ?? []).firstIndex(where: { $0.isNamed(id) }) else {
            origins[id] = origin
            return
        }
        entries[Key(id)]?[place].origin = origin
    }

    /// Forgets the orders of days before one, of which nothing more will be said.
    public mutating func forget(before day: CivilDate) {
        entries = entries.filter { $0.key.day >= day }
        origins = origins.filter { $0.key.day >= day }
    }

    /// Every order, by day and number.
    var sorted: [LedgerEntry] {
        entries.values.flatMap(\.self).sorted { left, right in
            (left.id.day, left.id.number.utf8.count, left.id.number, left.id.branch)
                < (right.id.day, right.id.number.utf8.count, right.id.number, right.id.branch)
        }
    }
}

extension ExecutionLedger {
    /// Takes in what a broker said of an order, and returns what has to be told.
    ///
    /// - Parameter moment: the exchange's time of it, which tells one fill from another.
    public mutating func take(_ notice: OrderNotice, at moment: Timestamp) -> [Execution] {
        let id = notice.order
        var entry = remove(id, notice.symbol, notice.side)
        entry.learn(from: notice)
        let told: [Execution]
        switch notice.kind {
        case .filled:
            told = notice.fill.map { entry.take($0, sum: notice.filled, at: moment, account) } ?? []
        case .accepted:
            told = entry.tellOnce(.accepted, account)
        case .rejected:
            told = entry.tellOnce(.rejected, account, reason: notice.reason)
        case .cancelled, .modified:
            told = take(notice.kind, of: notice.original, by: &entry)
        }
        insert(entry)
        return told
    }

    /// Takes in the broker's list of orders, and returns what has to be told; reserved ones have numbers of another kind.
    public mutating func take(_ orders: [Order]) -> [Execution] {
        let orders = orders.filter { !$0.isReserved }
        var told: [Execution] = []
        for order in orders {
            var entry = remove(order.id, order.symbol, order.side)
            told += entry.take(order, account)
            insert(entry)
        }
        for order in orders where order.cancelled > .zero && order.open == .zero {
            let heir = orders.first { $0.isHeir(of: order) }
            var entry = remove(heir?.id ?? order.id, order.symbol, order.side)
            told += take(heir == nil ? .cancelled : .modified, of: order.id, by: &entry)
            insert(entry)
        }
        return told
    }

    /// Takes in the broker's list as what was before, and tells nothing of it.
    public mutating func adopt(_ orders: [Order]) { _ = take(orders) }

    /// Tells once that an order was taken back or replaced, whether its own number or that of the change is known first.
    private mutating func take(
        _ kind: Execution.Kind,
        of original: OrderID?,
        by entry: inout LedgerEntry
    ) -> [Execution] {
        guard let original, !entry.isNamed(original) else { return entry.tellOnce(kind, account) }
        var old = remove(original, entry.symbol, entry.side)
        defer { insert(old) }
        guard old.note(kind) else { return [] }
        entry.original = old.id
        // Its acceptance is said by this.
        _ = entry.note(.accepted)
        return [entry.execution(kind, account, filled: old.told)]
    }

    /// Takes an order out, to be changed and put back; a new one when nobody has spoken of it yet.
    private mutating func remove(_ id: OrderID, _ symbol: Symbol, _ side: Side) -> LedgerEntry {
        let key = Key(id)
        let known = entries[key] ?? []
        // A list without branches means the one order of its number, unless there are several.
        let alike = known.indices.filter { known[$0].isLike(id, symbol, side) }
        let place = known.firstIndex { $0.id == id } ?? (alike.count == 1 ? alike.first : nil)
        guard let place else {
            return LedgerEntry(id, symbol, side, origin: takeOrigin(of: id) ?? .unknown)
        }
        var entry = known[place]
        entries[key]?.remove(at: place)
        if entry.id.branch.isEmpty { entry.id = id }
        return entry
    }

    /// Who was said to have caused an order that is new; nobody when two orders could be meant.
    private mutating func takeOrigin(of id: OrderID) -> Origin? {
        if let origin = origins.removeValue(forKey: id) { return origin }
        let alike = origins.keys.filter { $0.canMean(id) }
        return alike.count == 1 ? origins.removeValue(forKey: alike[0]) : nil
    }

    private mutating func insert(_ entry: LedgerEntry) { entries[Key(entry.id), default: []].append(entry) }
}

extension ExecutionLedger: Codable {
    private enum CodingKeys: String, CodingKey {
        case account, orders
    }

    /// Reads what `encode(to:)` writes; origins of orders that nobody has spoken of are noted anew.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        account = try container.decode(AccountName.self, forKey: .account)
        for entry in try container.decode([LedgerEntry].self, forKey: .orders) { insert(entry) }
    }

    /// Writes the orders by day and number, so that equal ledgers are equal texts.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(account, forKey: .account)
        try container.encode(sorted, forKey: .orders)
    }
}

extension Order {
    /// Whether this order lives on in the place of another, which a mere cancellation does not.
    fileprivate func isHeir(of order: Order) -> Bool {
        guard let original, original.day == order.id.day, original.number == order.id.number else { return false }
        return symbol == order.symbol && (open > .zero || filled > .zero)
    }
}
