/// How urgent an alert is, which decides its place in a queue and its colour.
public enum AlertSeverity: String, Sendable, Hashable, Codable, CaseIterable, Comparable {
    /// Good to know.
    case info
    /// Worth looking at soon.
    case notice
    /// Something is wrong or about to be.
    case warning
    /// Money is at stake now; delivered before everything else.
    case critical

    /// Orders by urgency.
    public static func < (left: AlertSeverity, right: AlertSeverity) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .info: 0
        case .notice: 1
        case .warning: 2
        case .critical: 3
        }
    }
}
