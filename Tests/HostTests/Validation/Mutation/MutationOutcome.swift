/// What became of a slip.
enum MutationOutcome: String, CaseIterable, Sendable {
    /// The configuration means what it meant.
    case sameMeaning = "same meaning"
    /// It is valid, and a value or a name of the user's choice is another.
    case otherValue = "another valid value"
    /// It is valid without a line that was deleted or commented out, or with one that stands twice.
    case otherLines = "valid without, or with one more of, a line"
    /// One error on the line of the slip.
    case onLine = "one error on the line"
    /// One error that shows the line of the slip as a second place, or stands where the missing line is missed.
    case beside = "one error beside it, with the line or its gap in sight"
    /// One error somewhere else.
    case elsewhere = "one error elsewhere"
    /// More than one error.
    case several = "more than one error"
    /// Valid, with a structure that nobody meant.
    case silent = "a change of meaning without a word"

    /// Whether it is what the design promises.
    var isLawful: Bool {
        switch self {
        case .sameMeaning, .otherValue, .otherLines, .onLine, .beside: true
        case .elsewhere, .several, .silent: false
        }
    }
}
