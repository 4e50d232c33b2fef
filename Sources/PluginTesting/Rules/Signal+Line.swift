public import PluginAPI

extension [Signal] {
    /// The signals on one line, each with its kind and the fields asked for: `buy-target level=1 target=9750`.
    ///
    /// Signals are apart by commas. The name `symbol` shows the instrument; a field that a signal has not is left out.
    public func line(showing fields: String...) -> String {
        map { signal in
            ([signal.word] + fields.compactMap { name in signal.value(ofField: name).map { "\(name)=\($0.plainText)" } })
                .joined(separator: " ")
        }.joined(separator: ", ")
    }
}

extension Signal {
    /// What kind of signal it is.
    fileprivate var word: String {
        switch content {
        case .alert(let alert): alert.kind.name
        case .order(let intent): intent.side.name
        }
    }
}

extension FieldValue {
    /// The value without unit, indicators with two decimals.
    fileprivate var plainText: String {
        switch self {
        case .price(let price, _): price.description
        case .number: text(in: .en, zone: .korea)
        case .integer, .text, .symbol, .date, .money, .quantity, .percent, .moment, .side: exactText
        }
    }
}
