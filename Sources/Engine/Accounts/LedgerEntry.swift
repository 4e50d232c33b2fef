import PluginAPI

/// What is known and what was told of one order.
struct LedgerEntry: Sendable, Hashable, Codable {
    /// What tells one fill from another where it has no number.
    struct Mark: Sendable, Hashable, Codable {
        let moment: Timestamp
        let quantity: Quantity
        let price: Price
    }

    var id: OrderID
    var original: OrderID?
    let symbol: Symbol
    let side: Side
    var name: String?
    var kind: OrderKind?
    var ordered: Quantity?
    var origin: Origin

    /// The filled shares that were told.
    private(set) var told: Quantity = .zero

    /// What they were traded for, as far as it is known.
    private var value: Money?

    /// The sum of the fills of distinct notices, never more than was told.
    private var noticed: Quantity = .zero

    /// The fills that came by notice.
    private var marks: [Mark] = []
    private var numbers: [String] = []

    /// What else was told.
    private var kinds: [Execution.Kind] = []

    /// How often the list has to be read until nothing is in doubt; twice, since brokers list a fill some seconds late.
    private(set) var doubt = 0

    /// More fills of one order than there are in a day; what comes beyond is left to the list.
    private static let mostMarks = 20_000

    init(_ id: OrderID, _ symbol: Symbol, _ side: Side, origin: Origin) {
        self.id = id
        self.symbol = symbol
        self.side = side
        self.origin = origin
        value = Money(units: 0, currency: symbol.market.currency)
    }

    /// Whether a name means this order, which may have been named without its branch.
    func isNamed(_ id: OrderID) -> Bool { self.id.canMean(id) }

    /// Whether a name without a branch means this order.
    func isLike(_ id: OrderID, _ symbol: Symbol, _ side: Side) -> Bool {
        isNamed(id) && self.symbol == symbol && self.side == side
    }

    /// Takes over what a notice says of the order itself.
    mutating func learn(from notice: OrderNotice) {
        original = original ?? notice.original
        name = notice.name ?? name
        kind = notice.orderKind ?? kind
        // A change of the quantity is an order of its own, so that the first word stands.
        ordered = ordered ?? notice.ordered
    }
}

extension LedgerEntry {
    /// Takes in a fill that came by notice, with the order's sum where the broker says it.
    mutating func take(_ fill: OrderNotice.Fill, sum: Quantity?, at moment: Timestamp, _ account: AccountName)
        -> [Execution]
    {
        guard fill.quantity > .zero else { return [] }
        if let sum { return take(fill, sum: sum, account) }
        guard isNew(fill, at: moment) else { return [] }
        let (units, overflow) = noticed.units.addingReportingOverflow(fill.quantity.units)
        guard !overflow, Quantity(units: units) <= ordered ?? Quantity(units: .max) else {
            // More than was ordered: the notices cannot all be right, and the list decides.
            doubt = 2
            return []
        }
        noticed = Quantity(units: units)
        let missing = noticed - told
        // Some of its shares may have been told by the list before; or they are others, and those of a lost notice were.
        if missing < fill.quantity, isUnfinished { doubt = 2 }
        return tell(missing, at: fill.price, account)
    }

    private var isUnfinished: Bool { ordered.map { told < $0 } ?? true }

    /// With the sum nothing is in doubt, only that what was lost before has no price.
    private mutating func take(_ fill: OrderNotice.Fill, sum: Quantity, _ account: AccountName) -> [Execution] {
        guard sum > told else { return [] }
        let missing = sum - told
        noticed = max(noticed, sum)
        let lost = missing - fill.quantity
        return tell(lost, at: nil, account) + tell(min(missing, fill.quantity), at: fill.price, account)
    }

    private mutating func isNew(_ fill: OrderNotice.Fill, at moment: Timestamp) -> Bool {
        if let number = fill.number {
            guard numbers.count < Self.mostMarks, !numbers.contains(number) else { return false }
            numbers.append(number)
            return true
        }
        let mark = Mark(moment: moment, quantity: fill.quantity, price: fill.price)
        guard marks.count < Self.mostMarks, !marks.contains(mark) else {
            // A repetition or a second equal fill.
            if isUnfinished { doubt = 2 }
            return false
        }
        marks.append(mark)
        return true
    }

    /// Takes in the order as the broker's list has it.
    mutating func take(_ order: Order, _ account: AccountName) -> [Execution] {
        original = original ?? order.original
        name = name ?? order.name
        kind = kind ?? order.kind
        ordered = order.ordered
        doubt = max(0, doubt - 1)
        var executions: [Execution] = []
        if order.original == nil, order.rejected < order.ordered { executions += tellOnce(.accepted, account) }
        let missing = order.filled - told
        if missing > .zero { executions += tell(missing, at: price(of: missing, in: order), account) }
        if order.filled == told, let total = order.value { value = total }
        if order.rejected > .zero, order.open == .zero { executions += tellOnce(.rejected, account) }
        return executions
    }

    /// The average price of shares that only the list tells of; nothing where it cannot be known.
    private func price(of missing: Quantity, in order: Order) -> Price? {
        guard let total = order.value, let value, let rest = total.subtracting(value), rest.units > 0 else {
            return nil
        }
        let scaled = Int128(rest.units) * Int128(Quantity.unitsPerOne)
        return Int64(exactly: scaled.dividedRoundingHalfAway(by: Int128(missing.units))).map(Price.init(units:))
    }

    private mutating func tell(_ quantity: Quantity, at price: Price?, _ account: AccountName) -> [Execution] {
        guard quantity > .zero else { return [] }
        told += quantity
        value = price?.value(of: quantity, in: symbol.market.currency).flatMap { value?.adding($0) }
        var execution = execution(.filled, account, filled: told)
        execution.quantity = quantity
        execution.price = price
        return [execution]
    }
}

extension LedgerEntry {
    /// Notes that something was told; `false` when it was before.
    mutating func note(_ kind: Execution.Kind) -> Bool {
        guard !kinds.contains(kind) else { return false }
        kinds.append(kind)
        return true
    }

    /// Tells something but a fill, once; an acceptance only while it is news.
    mutating func tellOnce(_ kind: Execution.Kind, _ account: AccountName, reason: String? = nil) -> [Execution] {
        let isOld = kind == .accepted && (told > .zero || !kinds.isEmpty)
        guard note(kind), !isOld else { return [] }
        return [execution(kind, account, filled: told, reason: reason)]
    }

    /// What is told of the order.
    func execution(
        _ kind: Execution.Kind,
        _ account: AccountName,
        filled: Quantity,
        reason: String? = nil
    ) -> Execution {
        var price: Price?
        if case .limit(let limit) = self.kind { price = limit }
        return Execution(
            account: account,
            kind: kind,
            order: id,
            original: original,
            symbol: symbol,
            name: name,
            side: side,
            quantity: ordered ?? told,
            price: price,
            filled: filled,
            ordered: ordered ?? told,
            origin: origin,
            reason: reason
        )
    }
}

extension OrderID {
    /// Whether this name and another may be of one order; either may be without its branch.
    func canMean(_ other: OrderID) -> Bool {
        // Brokers write a branch with leading zeros and without.
        let branches = [branch, other.branch].map { $0.drop { $0 == "0" } }
        return day == other.day && number == other.number
            && (branch.isEmpty || other.branch.isEmpty || branches[0] == branches[1])
    }
}
