package import PluginAPI

/// Asks for one page of past bars, adjusted for splits; `KISBarWalk` asks as often as is needed.
package struct KISBarQuestion: KISQuestion {
    /// Which bars.
    package enum Range: Sendable, Hashable {
        /// Days, weeks or months.
        case periods(BarInterval, ClosedRange<CivilDate>)
        /// The minutes of today up to a time.
        case today(upTo: TimeOfDay)
        /// The minutes of a day up to a time.
        case minutes(CivilDate, upTo: TimeOfDay)
    }

    /// The instrument.
    package let symbol: Symbol

    /// Which bars.
    package let range: Range

    /// Asks for bars of an instrument.
    package init(_ symbol: Symbol, _ range: Range) {
        self.symbol = symbol
        self.range = range
    }

    /// By length and market.
    package func endpoint(on servers: KISServers) -> KISEndpoint {
        switch range {
        case .periods: symbol.market == .krx ? .periodBars : .usPeriodBars
        case .today: .minuteBars
        case .minutes: .pastMinuteBars
        }
    }

    /// Code and dates.
    package func values(on servers: KISServers) throws(KISFault) -> [String: String] {
        if let exchange = symbol.market.quotationCode { return try usValues(exchange) }
        var values = ["FID_COND_MRKT_DIV_CODE": Venue.krx.marketCode, "FID_INPUT_ISCD": symbol.code]
        switch range {
        case .periods(let interval, let days):
            values["FID_PERIOD_DIV_CODE"] = try Self.code(interval, day: "D", week: "W", month: "M")
            values["FID_INPUT_DATE_1"] = String(days.lowerBound.yyyymmdd)
            values["FID_INPUT_DATE_2"] = String(days.upperBound.yyyymmdd)
        case .today(let time):
            values["FID_INPUT_HOUR_1"] = time.hhmmss
        case .minutes(let day, let time):
            values["FID_INPUT_DATE_1"] = String(day.yyyymmdd)
            values["FID_INPUT_HOUR_1"] = time.hhmmss
        }
        return values
    }

    private func usValues(_ exchange: String) throws(KISFault) -> [String: String] {
        guard case .periods(let interval, let days) = range else {
            throw .impossible(ko: "미국 종목의 분봉은 받을 수 없습니다", en: "minute bars of US shares are not offered")
        }
        return [
            "EXCD": exchange, "SYMB": symbol.code,
            "GUBN": try Self.code(interval, day: "0", week: "1", month: "2"),
            "BYMD": String(days.upperBound.yyyymmdd),
        ]
    }

    private static func code(
        _ interval: BarInterval,
        day: String,
        week: String,
        month: String
    ) throws(KISFault) -> String {
        switch interval {
        case .day: day
        case .week: week
        case .month: month
        case .minutes:
            throw .impossible(
                ko: "`\(interval)` 봉은 KIS에 없습니다. 1m, 1d, 1w, 1mo만 됩니다",
                en: "KIS has no bars of '\(interval)', only 1m, 1d, 1w and 1mo"
            )
        }
    }

    /// Reads `output2`, newest first.
    package func read(_ pages: [KISAnswer]) throws(KISFault) -> [KISBarRow] {
        try pages.rows("output2").reading(row).compactMap(\.self)
    }

    private func row(_ record: KISRecord) throws(KISFault) -> KISBarRow? {
        switch range {
        case .periods where symbol.market != .krx:
            try KISBarRow(record, day: "xymd", prices: ("open", "high", "low", "clos"), volume: "tvol")
        case .periods:
            try KISBarRow(record, day: "stck_bsop_date", prices: Self.prices(close: "stck_clpr"), volume: "acml_vol")
        case .today, .minutes:
            try KISBarRow(
                record,
                day: "stck_bsop_date",
                time: "stck_cntg_hour",
                prices: Self.prices(close: "stck_prpr"),
                volume: "cntg_vol"
            )
        }
    }

    private static func prices(close: String) -> (open: String, high: String, low: String, close: String) {
        ("stck_oprc", "stck_hgpr", "stck_lwpr", close)
    }
}

extension TimeOfDay {
    /// Six digits, as the broker takes them.
    var hhmmss: String { String(String(1_000_000 + hour * 10_000 + minute * 100 + second).dropFirst()) }
}
