package import PluginAPI

/// Asks for the order book of a Korean share.
package struct KISBookQuestion: KISQuestion {
    /// The instrument.
    package let symbol: Symbol

    /// Its slot in the run's symbol table.
    package let slot: SymbolSlot

    /// Where.
    package let venue: Venue

    /// Asks for an instrument.
    package init(_ symbol: Symbol, slot: SymbolSlot, venue: Venue = .krx) {
        self.symbol = symbol
        self.slot = slot
        self.venue = venue
    }

    /// `inquire-asking-price-exp-ccn`.
    package func endpoint(on servers: KISServers) -> KISEndpoint { .book }

    /// Venue and code.
    package func values(on servers: KISServers) throws(KISFault) -> [String: String] {
        try KISPriceQuestion.values(symbol, venue)
    }

    /// Reads `output1`, whose levels end at the first one without a price.
    package func read(_ pages: [KISAnswer]) throws(KISFault) -> Quote {
        let record = try pages[0].record("output1")
        return Quote(
            symbol: symbol,
            slot: slot,
            venue: venue,
            phase: .unknown,
            asks: try Self.levels(record, "ask"),
            bids: try Self.levels(record, "bid")
        )
    }

    private static func levels(_ record: KISRecord, _ side: String) throws(KISFault) -> [Quote.Level] {
        var levels: [Quote.Level] = []
        for level in 1...10 {
            guard let price = try record.price(ifAboveZero: "\(side)p\(level)") else { break }
            let shares = try record.holding("\(side)p_rsqn\(level)")
            levels.append(Quote.Level(price: price, quantity: shares))
        }
        return levels
    }
}
