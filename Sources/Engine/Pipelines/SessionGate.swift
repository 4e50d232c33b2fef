import PluginAPI

/// Says whether `when:` lets events of the market through, and until when.
struct SessionGate {
    /// The answer for a stretch of time.
    struct Status {
        var isOpen: Bool
        var range: Range<Timestamp>

        /// Whether the answer is the same at another moment.
        @inline(__always)
        func holds(at moment: Timestamp) -> Bool { range.lowerBound <= moment && moment < range.upperBound }
    }

    private let condition: SessionCondition?
    private let calendars: Calendars
    private var current: Status

    /// Makes a gate; one without a condition is always open.
    init(_ condition: SessionCondition?, calendars: Calendars) {
        self.condition = condition
        self.calendars = calendars
        let always = Timestamp(nanoseconds: .min)..<Timestamp(nanoseconds: .max)
        current = Status(
            isOpen: condition == nil,
            range: condition == nil ? always : always.lowerBound..<always.lowerBound
        )
    }

    /// The answer at a moment, with the stretch of time around it in which it stays the same.
    mutating func status(at moment: Timestamp) -> Status {
        if !current.holds(at: moment), let condition { current = condition.status(at: moment, in: calendars) }
        return current
    }
}
