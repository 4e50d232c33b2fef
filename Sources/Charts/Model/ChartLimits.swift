public import PluginAPI

/// How much a chart may hold; what is beyond is refused with a word on why.
public enum ChartLimits {
    /// The most bars.
    public static let bars = 2_000

    /// The most levels.
    public static let levels = 12

    /// The most marks.
    public static let marks = 500

    /// The longest heading, and the longest line below it, in Unicode's characters.
    public static let heading = 200

    /// The longest name of a level.
    public static let label = 60

    /// The narrowest and the widest picture in points; its height has the same bounds.
    public static let side = 240...1_600

    /// The most pixels of a picture.
    public static let pixels = 8_000_000

    /// The most bytes of a chart as JSON.
    public static let json = 1 << 20

    /// The highest price.
    public static let price = Price(units: 100_000_000_000 * Price.unitsPerOne)
}
