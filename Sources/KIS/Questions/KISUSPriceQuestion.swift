package import PluginAPI

/// Asks for the last price of a US share.
package struct KISUSPriceQuestion: KISQuestion {
    /// The figures.
    package struct Answer: Sendable, Hashable {
        /// The last price.
        package let price: Price
        /// The close of the day before.
        package let base: Price?
        /// The shares traded this day.
        package let volume: Quantity
        /// The shares traded the day before.
        package let previousVolume: Quantity
    }

    /// The instrument.
    package let symbol: Symbol

    /// Asks for an instrument.
    package init(_ symbol: Symbol) { self.symbol = symbol }

    /// `price`.
    package func endpoint(on servers: KISServers) -> KISEndpoint { .usPrice }

    /// Exchange and code.
    package func values(on servers: KISServers) throws(KISFault) -> [String: String] {
        guard let exchange = symbol.market.quotationCode else { throw .wrongMarket(symbol) }
        return ["EXCD": exchange, "SYMB": symbol.code]
    }

    /// Reads `output`; a symbol that is not known is answered by blank fields.
    package func read(_ pages: [KISAnswer]) throws(KISFault) -> Answer {
        let record = try pages[0].record("output")
        let base = try record.price(ifAboveZero: "base")
        guard let price = try record.price(ifAboveZero: "last") ?? base else {
            throw .impossible(
                ko: "`\(symbol)`의 가격이 없습니다. 종목 코드를 확인하세요",
                en: "there is no price of '\(symbol)'; check the symbol"
            )
        }
        return Answer(
            price: price,
            base: base,
            volume: try record.shares(ifPresent: "tvol") ?? .zero,
            previousVolume: try record.shares(ifPresent: "pvol") ?? .zero
        )
    }
}
