/// One American trade and its symbol's state right after it; prices in ten-thousandths of a dollar.
struct OverseasTrade: Sendable {
    let symbol: Int
    let session: OverseasSession
    let price: Int
    let quantity: Int
    let isBuy: Bool
    let book: Book
    let day: SymbolDay

    struct Book: Sendable {
        let ask: Int
        let bid: Int
        let askQuantity: Int
        let bidQuantity: Int
    }
}
