extension Execution {
    func text(in language: Language) -> String {
        let shares = quantity.formatted(in: language)
        let price = price.map { " " + symbol.text($0, in: language) } ?? ""
        let done = "\(filled)/\(ordered)"
        let words =
            "\(account) \(symbol) \(kind.word.text(in: language)) \(side.word.text(in: language)) \(shares)\(price)"
        return "\(words) (\(done)) \(order)" + (reason.map { ": \($0)" } ?? "")
    }
}

extension Execution.Kind {
    fileprivate var word: LocalizedText {
        switch self {
        case .accepted: LocalizedText(ko: "접수", en: "accepted")
        case .filled: LocalizedText(ko: "체결", en: "filled")
        case .rejected: LocalizedText(ko: "거부", en: "rejected")
        case .cancelled: LocalizedText(ko: "취소", en: "cancelled")
        case .modified: LocalizedText(ko: "정정", en: "modified")
        }
    }
}

extension Portfolio {
    func text(in language: Language) -> String {
        let cash = cash.map { $0.formatted(in: language) }.joined(separator: ", ")
        let count = holdings.count
        return "\(account): "
            + LocalizedText(
                ko: "보유 \(count)종목, 현금 \(cash)",
                en: "\(count) \(count == 1 ? "holding" : "holdings"), cash \(cash)"
            ).text(in: language)
    }
}

extension OpenOrders {
    func text(in language: Language) -> String {
        let count = orders.count
        let reserved = orders.count(where: \.isReserved)
        return "\(account): "
            + LocalizedText(
                ko: "미체결 \(count)건 (예약 \(reserved)건)",
                en: "\(count) open \(count == 1 ? "order" : "orders") (\(reserved) reserved)"
            )
            .text(in: language)
    }
}

extension RealizedProfit {
    func text(in language: Language) -> String {
        let profit = total(of: \.profit, since: period.lowerBound)?.formatted(in: language, sign: .always) ?? ""
        return "\(account): "
            + LocalizedText(
                ko: "실현손익 \(period.lowerBound)~\(period.upperBound) \(profit)",
                en: "realised profit \(period.lowerBound) to \(period.upperBound) \(profit)"
            ).text(in: language)
    }
}

extension FollowedTrade {
    func text(in language: Language) -> String {
        "\(investor): \(symbol) \(side.word.text(in: language)) \(amount.formatted(in: language))"
    }
}

extension Position {
    func text(in language: Language) -> String {
        let average = averagePrice.map { " × " + symbol.text($0, in: language) } ?? ""
        return "\(account) \(symbol) \(quantity.formatted(in: language))\(average)"
    }
}
