extension SampleDay {
    /// The daily bars as comma-separated text with a header line: `symbol,date,open,high,low,close,volume`.
    public var dailyBarsText: String {
        var text = "symbol,date,open,high,low,close,volume\n"
        for bar in dailyBars {
            text += "\(bar.symbol),\(bar.date.iso),\(bar.open),\(bar.high),\(bar.low),\(bar.close),\(bar.volume)\n"
        }
        return text
    }

    /// The securities as comma-separated text with a header line: `symbol,name,market,class,currency`.
    public var instrumentsText: String {
        var text = "symbol,name,market,class,currency\n"
        for instrument in instruments {
            text += "\(instrument.symbol),\(instrument.name),\(instrument.market.rawValue),"
            text += "\(instrument.kind.rawValue),KRW\n"
        }
        return text
    }
}
