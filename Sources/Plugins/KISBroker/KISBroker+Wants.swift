import PluginAPI

extension KISBroker {
    /// The instruments whose trades and order books a source wants, by slot, so that looking costs next to nothing.
    struct Wants: Sendable {
        private var trades: [UInt8] = []
        private var quotes: [UInt8] = []

        /// What lists of trades and quotes name now.
        init(_ lists: SymbolLists, at venue: Venue, in symbols: SymbolTable) {
            self.init(trades: lists["trades"], quotes: lists["quotes"], at: venue, in: symbols)
        }

        /// Lists instruments at a venue; those of the US have their own.
        init(trades: [Symbol], quotes: [Symbol], at venue: Venue, in symbols: SymbolTable) {
            for symbol in trades { Self.add(symbol, venue, symbols, to: &self.trades) }
            for symbol in quotes { Self.add(symbol, venue, symbols, to: &self.quotes) }
        }

        func has(_ trade: Trade) -> Bool { Self.has(trade.slot, trade.venue, trades) }

        func hasAll(_ trades: [Trade]) -> Bool {
            for trade in trades where !has(trade) { return false }
            return true
        }

        func has(_ quote: Quote) -> Bool { Self.has(quote.slot, quote.venue, quotes) }

        private static func add(_ symbol: Symbol, _ venue: Venue, _ symbols: SymbolTable, to table: inout [UInt8]) {
            guard let slot = symbols.slot(for: symbol) else { return }
            let index = Int(slot.index)
            while table.count <= index { table.append(0) }
            table[index] |= bit(symbol.market == .krx ? venue : .us)
        }

        private static func has(_ slot: SymbolSlot, _ venue: Venue, _ table: [UInt8]) -> Bool {
            let index = Int(slot.index)
            return index < table.count && table[index] & bit(venue) != 0
        }

        private static func bit(_ venue: Venue) -> UInt8 { 1 << venue.rawValue }
    }
}
