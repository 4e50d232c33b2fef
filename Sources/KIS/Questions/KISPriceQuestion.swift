package import PluginAPI

/// Asks for the last price of a Korean share and the figures of its day.
package struct KISPriceQuestion: KISQuestion {
    /// The figures.
    package struct Answer: Sendable, Hashable {
        /// The last price, the base price when nothing was traded yet.
        package var price: Price
        /// The price that changes are counted from, usually the close of the day before.
        package var base: Price?
        /// The first price of the day.
        package var open: Price?
        /// The highest price of the day.
        package var high: Price?
        /// The lowest price of the day.
        package var low: Price?
        /// The highest price that may be ordered.
        package var upperLimit: Price?
        /// The lowest price that may be ordered.
        package var lowerLimit: Price?
        /// The smallest step at this price.
        package var tick: Price?
        /// The shares traded this day.
        package var volume: Quantity
        /// What they were traded for.
        package var turnover: Money?
        /// Whether trading is halted.
        package var isHalted: Bool
    }

    /// The instrument.
    package let symbol: Symbol

    /// Where.
    package let venue: Venue

    /// Asks for an instrument.
    package init(_ symbol: Symbol, venue: Venue = .krx) {
        self.symbol = symbol
        self.venue = venue
    }

    /// `inquire-price`.
    package func endpoint(on servers: KISServers) -> KISEndpoint { .price }

    /// Venue and code.
    package func values(on servers: KISServers) throws(KISFault) -> [String: String] {
        try Self.values(symbol, venue)
    }

    static func values(_ symbol: Symbol, _ venue: Venue) throws(KISFault) -> [String: String] {
        guard symbol.market == .krx else { throw .wrongMarket(symbol) }
        return ["FID_COND_MRKT_DIV_CODE": venue.marketCode, "FID_INPUT_ISCD": symbol.code]
    }

    /// Reads `output`.
    package func read(_ pages: [KISAnswer]) throws(KISFault) -> Answer {
        let record = try pages[0].record("output")
        let halt = try record.text("temp_stop_yn")
        let standing = try record.text("iscd_stat_cls_code")
        return Answer(
            price: try record.price("stck_prpr"),
            base: try record.price(ifAboveZero: "stck_sdpr"),
            open: try record.price(ifAboveZero: "stck_oprc"),
            high: try record.price(ifAboveZero: "stck_hgpr"),
            low: try record.price(ifAboveZero: "stck_lwpr"),
            upperLimit: try record.price(ifAboveZero: "stck_mxpr"),
            lowerLimit: try record.price(ifAboveZero: "stck_llam"),
            tick: try record.price(ifAboveZero: "aspr_unit"),
            volume: try record.shares(ifPresent: "acml_vol") ?? .zero,
            turnover: try record.money(ifPresent: "acml_tr_pbmn", .krw),
            isHalted: halt == "Y" || standing == "58"
        )
    }
}
