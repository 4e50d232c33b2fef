extension Trade {
    func text(in language: Language) -> String {
        let side = aggressor.map { " " + $0.word.text(in: language) } ?? ""
        return "\(symbol) \(symbol.text(price, in: language)) × \(quantity.formatted(in: language))\(side)"
    }
}

extension Quote {
    func text(in language: Language) -> String {
        let best = [(Side.sell, asks.first), (Side.buy, bids.first)].compactMap { side, level in
            level.map { level in
                let price = symbol.text(level.price, in: language)
                return "\(side.word.text(in: language)) \(price) × \(level.quantity.formatted(in: language))"
            }
        }
        return "\(symbol) \(best.joined(separator: ", "))"
    }
}

extension Bar {
    func text(in language: Language) -> String {
        let prices = [open, high, low, close].map { symbol.text($0, in: language) }
        let names = LocalizedText(ko: "시가 고가 저가 종가", en: "open high low close").text(in: language)
        let named = zip(names.split(separator: " "), prices).map { "\($0) \($1)" }.joined(separator: " ")
        let shares = volume.formatted(in: language)
        return "\(symbol) \(interval) \(named) "
            + LocalizedText(ko: "거래량 \(shares)", en: "volume \(shares)").text(in: language)
    }
}

extension BarHistory {
    func text(in language: Language) -> String {
        let count = LocalizedText(ko: "봉 \(bars.count)개", en: "\(bars.count) \(bars.count == 1 ? "bar" : "bars")").text(
            in: language
        )
        guard let first = bars.first, let last = bars.last else { return "\(symbol) \(interval) \(count)" }
        return "\(symbol) \(interval) \(count) \(first.day)…\(last.day)"
    }
}

extension InvestorFlow {
    func text(in language: Language) -> String {
        let shares = [individuals, foreigners, institutions].map { $0.formatted(in: language, sign: .always) }
        let text = LocalizedText(
            ko: "개인 \(shares[0]) 외국인 \(shares[1]) 기관 \(shares[2])\(isEstimate ? " (추정)" : "")",
            en: "individuals \(shares[0]), foreigners \(shares[1]), institutions \(shares[2])"
                + (isEstimate ? " (estimate)" : "")
        )
        return "\(symbol) \(day) \(text.text(in: language))"
    }
}

extension Candidate {
    func text(in language: Language) -> String {
        let buy = buyPrice.map { symbol.text($0, in: language) }
        let target = targetPrice.map { symbol.text($0, in: language) }
        let prices = [
            buy.map { LocalizedText(ko: "매수가 \($0)", en: "buy at \($0)").text(in: language) },
            target.map { LocalizedText(ko: "목표가 \($0)", en: "target \($0)").text(in: language) },
        ]
        return (["\(list): \(name) (\(symbol))"] + prices.compactMap(\.self)).joined(separator: " ")
    }
}
