public import PluginAPI

extension SkipReason {
    /// The line has not the form `sequence`, `epoch_ns`, stream, payload, or holds a NUL byte.
    public static var malformedLine: SkipReason { "malformed-line" }
    /// The first line begins like a header and cannot be read as one.
    public static var malformedHeader: SkipReason { "malformed-header" }
    /// A header stands behind the first line, as in two recordings put together.
    public static var misplacedHeader: SkipReason { "misplaced-header" }
    /// The line is longer than the limit.
    public static var lineTooLong: SkipReason { "line-too-long" }
    /// The file ends inside a line or inside its packed bytes.
    public static var truncated: SkipReason { "truncated" }
    /// The packed bytes are not what was written; the rest of the file is lost.
    public static var damagedFile: SkipReason { "damaged-file" }
    /// A line of this sequence number was there before.
    public static var duplicate: SkipReason { "duplicate" }
    /// The line's sequence number does not fit between its neighbours.
    public static var outOfOrder: SkipReason { "out-of-order" }
    /// The line's time lies far ahead of both its neighbours.
    public static var timeLeap: SkipReason { "time-leap" }
    /// The line's time lies before that of the line before; the line is used with the later time.
    public static var timeBackwards: SkipReason { "time-backwards" }
    /// The line has the form of the other kind of recording.
    public static var foreign: SkipReason { "foreign" }
    /// The line names one stream more than a recording may have.
    public static var tooManyStreams: SkipReason { "too-many-streams" }
}

/// The reasons as small numbers, for the path of the line.
enum Damage: Int, CaseIterable {
    case malformedLine, malformedHeader, misplacedHeader, lineTooLong, truncated, damagedFile
    case duplicate, outOfOrder, timeLeap, timeBackwards, foreign, tooManyStreams

    /// The word that is counted and shown.
    var reason: SkipReason {
        switch self {
        case .malformedLine: .malformedLine
        case .malformedHeader: .malformedHeader
        case .misplacedHeader: .misplacedHeader
        case .lineTooLong: .lineTooLong
        case .truncated: .truncated
        case .damagedFile: .damagedFile
        case .duplicate: .duplicate
        case .outOfOrder: .outOfOrder
        case .timeLeap: .timeLeap
        case .timeBackwards: .timeBackwards
        case .foreign: .foreign
        case .tooManyStreams: .tooManyStreams
        }
    }
}
