package import PluginAPI

/// One bar as the broker sends it, which knows its day and minute but not the hours of its session.
package struct KISBarRow: Sendable, Hashable {
    /// The trading day; of a week or a month, the day the broker names it by.
    package var day: CivilDate

    /// The start of the minute, or nothing for a day and longer.
    package var time: TimeOfDay?

    /// The first price.
    package var open: Price

    /// The highest price.
    package var high: Price

    /// The lowest price.
    package var low: Price

    /// The last price.
    package var close: Price

    /// The shares traded.
    package var volume: Quantity

    /// The row as a bar that begins at a moment.
    package func bar(symbol: Symbol, slot: SymbolSlot, interval: BarInterval, start: Timestamp) -> Bar {
        Bar(
            symbol: symbol,
            slot: slot,
            interval: interval,
            day: day,
            start: start,
            open: open,
            high: high,
            low: low,
            close: close,
            volume: volume
        )
    }
}

extension KISBarRow {
    /// Reads a row whose prices have these names; nothing for padding and for a day without trades.
    init?(
        _ record: KISRecord,
        day: String,
        time: String? = nil,
        prices: (open: String, high: String, low: String, close: String),
        volume: String
    ) throws(KISFault) {
        guard try record.text(day) != nil, let close = try record.price(ifAboveZero: prices.close) else { return nil }
        self.day = try record.date(day)
        if let time {
            let clock = try record.time(time)
            self.time = TimeOfDay(hour: clock.hour, minute: clock.minute)
        } else {
            self.time = nil
        }
        self.close = close
        // A day on which trading was halted has a close and nothing else.
        open = try record.price(ifAboveZero: prices.open) ?? close
        high = try record.price(ifAboveZero: prices.high) ?? close
        low = try record.price(ifAboveZero: prices.low) ?? close
        self.volume = try record.holding(volume)
        guard low <= min(open, close), high >= max(open, close) else {
            throw .unreadable(record.endpoint, field: prices.high, value: high.description)
        }
    }
}
