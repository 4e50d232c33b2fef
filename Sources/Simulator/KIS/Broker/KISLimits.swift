/// The broker's limits, by its notice of 2026-04-20.
public struct KISLimits: Sendable, Hashable {
    /// REST calls a second: so many at once, and so many again with every second that passes.
    public var callsPerSecond: Int
    /// Milliseconds of simulated time by which calls may come closer together than they were sent.
    ///
    /// The way to the broker takes real time, which is long in a world whose time passes faster.
    public var callDelay = 0
    /// Seconds between two requests of a token.
    public var tokenInterval: Int
    /// Registrations in one socket session.
    public var registrations: Int
    /// Seconds without any frame after which a sign of life is sent.
    public var pingInterval: Int
    /// Seconds within which a sign of life has to be answered.
    public var pingPatience: Int
    /// REST rows of a page of balance, of orders, of open orders and of reserved orders.
    public var rows: Rows

    /// How many rows a page has.
    public struct Rows: Sendable, Hashable {
        /// Holdings.
        public var balance: Int
        /// Orders and fills.
        public var orders: Int
        /// Open orders.
        public var openOrders: Int
        /// Reserved orders.
        public var reserved: Int
    }

    /// The limits of one of the broker's two worlds.
    public init(realm: Realm) {
        callsPerSecond = realm == .real ? 18 : 1
        tokenInterval = 60
        registrations = 41
        pingInterval = 30
        pingPatience = 60
        rows =
            realm == .real
            ? Rows(balance: 50, orders: 100, openOrders: 50, reserved: 20)
            : Rows(balance: 20, orders: 15, openOrders: 50, reserved: 20)
    }
}
