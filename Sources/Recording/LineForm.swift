/// The two forms of a data line, told apart by the first number.
enum LineForm {
    /// `sequence`, `epoch_ns`, stream, payload.
    case sequenced
    /// `epoch_ns`, payload.
    case timed

    /// A first number below this is a sequence number, from here on a time.
    ///
    /// As nanoseconds it is the thirteenth day of 1970. So a damaged line of one form is never taken for the other, and
    /// times in milliseconds are not taken for nanoseconds.
    static var firstTime: Int64 { 1_000_000_000_000_000 }

    init(firstNumber: Int64) {
        self = firstNumber < Self.firstTime ? .sequenced : .timed
    }
}
