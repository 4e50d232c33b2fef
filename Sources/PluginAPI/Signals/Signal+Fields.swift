extension Signal {
    /// The value of a field by name: the alert's own, or one that every signal has; nothing when there is none.
    ///
    /// An instrument's name is not among them, since it is looked up when the message is written.
    public func value(ofField name: String) -> FieldValue? {
        if case .alert(let alert) = content, let value = alert[field: name] { return value }
        return switch name {
        case "symbol": symbol.map(FieldValue.symbol)
        case "rule": .text(rule)
        case "date": .date(header.tradingDay)
        case "time": .moment(header.exchangeTime)
        default: nil
        }
    }
}
