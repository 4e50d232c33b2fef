extension Event {
    /// What happened in one line for people, without its time and type.
    public func text(in language: Language) -> String {
        switch payload {
        case .trade(let trade): trade.text(in: language)
        case .quote(let quote): quote.text(in: language)
        case .bar(let bar): bar.text(in: language)
        case .history(let history): history.text(in: language)
        case .execution(let execution): execution.text(in: language)
        case .portfolio(let portfolio): portfolio.text(in: language)
        case .openOrders(let open): open.text(in: language)
        case .investorFlow(let flow): flow.text(in: language)
        case .realizedProfit(let profit): profit.text(in: language)
        case .candidate(let candidate): candidate.text(in: language)
        case .record(let record): record.text
        case .followedTrade(let trade): trade.text(in: language)
        case .position(let position): position.text(in: language)
        case .command(let command): command.text
        case .timer(let timer): timer.name
        case .status(let status): status.text
        }
    }
}

extension Symbol {
    /// A price of this instrument as people write it.
    func text(_ price: Price, in language: Language) -> String { price.formatted(market.currency, in: language) }
}

extension Side {
    /// The word for people.
    public var word: LocalizedText {
        switch self {
        case .buy: LocalizedText(ko: "매수", en: "buy")
        case .sell: LocalizedText(ko: "매도", en: "sell")
        }
    }

    /// Reads the word for a direction in a text from outside: 매수, 매도, buy, sell, bought, sold.
    public init?(word: String) {
        switch word.lowercased() {
        case "매수", "buy", "bought": self = .buy
        case "매도", "sell", "sold": self = .sell
        default: return nil
        }
    }
}
