/// Which width of trade record the broker sends.
public enum KISVintage: Int, Sendable, CaseIterable {
    /// The records of before 2026-09-14.
    case fields46 = 46
    /// The records since then, which end with the market segment.
    case fields47 = 47
}
