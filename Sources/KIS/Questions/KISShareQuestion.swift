package import PluginAPI

/// Asks for the name of a Korean share.
package struct KISShareQuestion: KISQuestion {
    /// The instrument.
    package let symbol: Symbol

    /// Asks for an instrument.
    package init(_ symbol: Symbol) { self.symbol = symbol }

    /// `search-stock-info`.
    package func endpoint(on servers: KISServers) -> KISEndpoint { .shareFacts }

    /// The code.
    package func values(on servers: KISServers) throws(KISFault) -> [String: String] {
        guard symbol.market == .krx else { throw .wrongMarket(symbol) }
        return ["PDNO": symbol.code]
    }

    /// Reads the name in `output`; nothing when the broker has none.
    package func read(_ pages: [KISAnswer]) throws(KISFault) -> String? {
        try pages[0].record("output").text("prdt_name")
    }
}
