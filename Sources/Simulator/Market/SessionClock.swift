/// The regular session's times, in seconds after the Korean midnight.
public enum SessionClock {
    /// The opening auction's prints begin.
    public static let open = 9 * 3_600
    /// Continuous trading begins: every symbol has its opening print.
    public static let continuous = open + 8
    /// Continuous trading ends.
    public static let closingAuction = 15 * 3_600 + 20 * 60
    /// The closing auction's prints begin.
    public static let close = 15 * 3_600 + 30 * 60
    /// Every symbol has its closing print.
    public static let end = close + 8
}
