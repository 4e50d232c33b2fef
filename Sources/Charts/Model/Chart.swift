public import PluginAPI

/// What is to be drawn: bars of one instrument with levels and marks, as a plain value that can be stored and sent.
public struct Chart: Sendable, Hashable {
    /// The heading, such as the instrument's name and code.
    public var title = ""

    /// A line below the heading, such as what happened; empty for none.
    public var subtitle = ""

    /// The language of the words, numbers and dates that the drawing itself adds.
    public var language = Language.ko

    /// The clock by which times are shown.
    public var timeZone = MarketTimeZone.korea

    /// The currency of all prices.
    public var currency = Currency.krw

    /// The colours.
    public var theme = Theme.light

    /// How large the picture is.
    public var size = Size()

    /// How the bars are drawn.
    public var style = Style.candles

    /// The bars, oldest first.
    public var bars: [Bar]

    /// Prices that a line is drawn at.
    public var levels: [Level] = []

    /// Trades that are pointed at; those from before the first bar are left out.
    public var marks: [Mark] = []

    /// Whether the volume is drawn below the prices.
    public var showsVolume = false

    /// The relative strength index, drawn at the bottom.
    public var rsi: RSI?

    /// Makes a chart of bars, with everything else as it usually is.
    public init(title: String = "", bars: [Bar]) {
        self.title = title
        self.bars = bars
    }
}

extension Chart {
    /// The colours of a picture.
    public enum Theme: String, Codable, Sendable, Hashable, CaseIterable {
        /// Dark on white.
        case light
        /// Light on near black.
        case dark
    }

    /// How bars are drawn.
    public enum Style: String, Codable, Sendable, Hashable, CaseIterable {
        /// A body from open to close and a wick from low to high.
        case candles
        /// One line through all closes.
        case line
    }
}
