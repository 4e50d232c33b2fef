import PluginAPI

/// Quantities and prices as orders write them.
enum KISOrderText {
    /// The price of a Korean order in whole won; `0` for one without a price.
    static func wonPrice(_ kind: OrderKind) throws(KISFault) -> String {
        guard case .limit(let price) = kind else { return "0" }
        guard price.isWhole, price.units > 0 else {
            throw .impossible(
                ko: "`\(price)`원은 주문할 수 없는 가격입니다. 1원 이상의 정수여야 합니다",
                en: "'\(price)' won cannot be ordered; a price is a whole number above zero"
            )
        }
        return price.description
    }

    /// The price of a US order in dollars.
    static func dollarPrice(_ kind: OrderKind) throws(KISFault) -> String {
        guard case .limit(let price) = kind else { throw .noMarketOrders }
        guard price.units > 0 else {
            throw .impossible(ko: "주문 가격은 0보다 커야 합니다", en: "the price of an order is above zero")
        }
        return price.description
    }

    /// A number of whole shares.
    static func shares(_ quantity: Quantity) throws(KISFault) -> String {
        guard quantity.isWhole, quantity.units > 0 else {
            throw .impossible(
                ko: "`\(quantity)`주는 주문할 수 없습니다. 1주 이상의 정수여야 합니다",
                en: "'\(quantity)' shares cannot be ordered; they are a whole number above zero"
            )
        }
        return quantity.description
    }
}

extension KISFault {
    /// US shares are ordered at a price only.
    static var noMarketOrders: KISFault {
        .impossible(
            ko: "KIS로는 미국 주식을 시장가로 주문할 수 없습니다. 지정가를 쓰세요",
            en: "US shares cannot be ordered at the market's prices through KIS; name a price"
        )
    }
}
