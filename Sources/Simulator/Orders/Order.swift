/// One order of the account. A modification or cancellation is an order of its own, with a new number.
struct Order: Sendable, Hashable {
    /// Unique on its day.
    private(set) var number: Int
    /// The order that this one changes.
    let original: Int?
    let change: Change
    let instrument: Instrument
    let side: OrderSide
    /// The request's code of the kind of order.
    let code: String
    let kindName: String
    let condition: OrderCondition
    let routing: OrderRouting
    let venue: Venue
    /// The request's price; zero when the kind has none. Won, or ten-thousandths of a dollar.
    let price: Int
    let triggerPrice: Int
    let quantity: Int
    let placed: Moment
    /// The trading day that it belongs to, in the market's own zone.
    let day: MarketDate
    /// When the exchange drops it.
    let expiry: Moment

    var pricing: OrderPricing
    /// The worst price that it takes.
    var workingPrice: Int
    var isTriggered: Bool
    private(set) var filled = 0
    /// What the filled part cost.
    private(set) var amount = 0
    private(set) var cancelled = 0
    private(set) var rejected = 0

    enum Instrument: Sendable, Hashable {
        case domestic(Int)
        case overseas(Int)
    }

    /// What an order does, by the notices' codes.
    enum Change: String, Sendable {
        case new = "0"
        case modify = "1"
        case cancel = "2"
    }

    /// The part that can still be filled.
    var remaining: Int { quantity - filled - cancelled - rejected }
    var isOpen: Bool { change != .cancel && remaining > 0 }

    /// The average fill price, rounded down.
    var averagePrice: Int { filled == 0 ? 0 : amount / filled }

    /// The same order under a number.
    func numbered(_ number: Int) -> Order {
        var order = self
        order.number = number
        return order
    }

    mutating func fill(_ quantity: Int, at price: Int) {
        precondition(quantity > 0 && quantity <= remaining, "an order cannot be filled beyond its quantity")
        filled += quantity
        amount += quantity * price
    }

    mutating func cancel(_ quantity: Int) {
        precondition(quantity >= 0 && quantity <= remaining, "an order cannot be cancelled beyond its quantity")
        cancelled += quantity
    }

    /// Marks an order as refused as a whole.
    mutating func reject() {
        precondition(filled == 0 && cancelled == 0, "an order that was taken cannot be rejected any more")
        rejected = quantity
    }
}

extension Order {
    init(
        number: Int,
        original: Int? = nil,
        change: Change = .new,
        instrument: Instrument,
        side: OrderSide,
        code: String,
        kindName: String,
        pricing: OrderPricing,
        condition: OrderCondition = .none,
        routing: OrderRouting = .krx,
        venue: Venue = .krx,
        price: Int,
        triggerPrice: Int = 0,
        workingPrice: Int,
        quantity: Int,
        placed: Moment,
        day: MarketDate,
        expiry: Moment
    ) {
        self.number = number
        self.original = original
        self.change = change
        self.instrument = instrument
        self.side = side
        self.code = code
        self.kindName = kindName
        self.pricing = pricing
        self.condition = condition
        self.routing = routing
        self.venue = venue
        self.price = price
        self.triggerPrice = triggerPrice
        self.workingPrice = workingPrice
        self.quantity = quantity
        self.placed = placed
        self.day = day
        self.expiry = expiry
        isTriggered = pricing != .stop
    }
}
