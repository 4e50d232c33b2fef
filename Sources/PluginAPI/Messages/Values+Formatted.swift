extension Price {
    /// The price as people write it: `70,600원`, `₩70,600`, `$232.87`; won are rounded to whole won.
    public func formatted(
        _ currency: Currency,
        in language: Language = .ko,
        sign: SignDisplay = .negativeOnly
    ) -> String {
        // A dollar price may be finer than a cent, and rounding it would name another price.
        let decimals = currency.decimals == 0 ? 0...0 : currency.decimals...4
        let digits = NumberFormat.grouped(units, perOne: Self.unitsPerOne, decimals: decimals)
        return currency.text(digits, sign: NumberFormat.sign(of: units, shownAs: digits, sign), in: language)
    }
}

extension Money {
    /// The amount as people write it: `+25,000원`, `₩25,000`, `$1,200.50`; rounded to whole won or cents.
    public func formatted(in language: Language = .ko, sign: SignDisplay = .negativeOnly) -> String {
        let decimals = currency.decimals...currency.decimals
        let digits = NumberFormat.grouped(units, perOne: Self.unitsPerOne, decimals: decimals)
        return currency.text(digits, sign: NumberFormat.sign(of: units, shownAs: digits, sign), in: language)
    }
}

extension Percent {
    /// The percentage as people write it: `2.83%`, `-0.5%`, rounded to so many decimals at most.
    public func formatted(decimals: Int = 2, sign: SignDisplay = .negativeOnly) -> String {
        let digits = NumberFormat.grouped(units, perOne: Self.unitsPerOne, decimals: 0...max(0, decimals))
        return NumberFormat.sign(of: units, shownAs: digits, sign) + digits + "%"
    }
}

extension Quantity {
    /// The quantity as people write it: `10주`, `0.5주`, `10 shares`, `1 share`.
    public func formatted(in language: Language = .ko, sign: SignDisplay = .negativeOnly) -> String {
        let digits = NumberFormat.grouped(units, perOne: Self.unitsPerOne, decimals: 0...6)
        let number = NumberFormat.sign(of: units, shownAs: digits, sign) + digits
        switch language {
        case .ko: return "\(number)주"
        case .en: return magnitude.units == Self.unitsPerOne ? "\(number) share" : "\(number) shares"
        }
    }
}

extension Currency {
    /// Digits with the sign and mark of the currency where the language puts them.
    fileprivate func text(_ digits: String, sign: String, in language: Language) -> String {
        switch (self, language) {
        case (.krw, .ko): "\(sign)\(digits)원"
        case (.krw, .en): "\(sign)₩\(digits)"
        case (.usd, _): "\(sign)$\(digits)"
        }
    }
}
