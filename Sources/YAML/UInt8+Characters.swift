extension UInt8 {
    static let tab = UInt8(ascii: "\t")
    static let newline = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
    static let space = UInt8(ascii: " ")
    static let colon = UInt8(ascii: ":")
    static let dash = UInt8(ascii: "-")
    static let comma = UInt8(ascii: ",")
    static let hash = UInt8(ascii: "#")
    static let doubleQuote = UInt8(ascii: "\"")
    static let singleQuote = UInt8(ascii: "'")
    static let backslash = UInt8(ascii: "\\")

    var isLineBreak: Bool { self == .newline || self == .carriageReturn }
    var isBlank: Bool { self == .space || self == .tab }
    var isWhitespace: Bool { isBlank || isLineBreak }
    var isContinuation: Bool { self & 0xC0 == 0x80 }
    var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
    var isQuote: Bool { self == .doubleQuote || self == .singleQuote }
    var isOpeningBracket: Bool { self == UInt8(ascii: "[") || self == UInt8(ascii: "{") }
    var isClosingBracket: Bool { self == UInt8(ascii: "]") || self == UInt8(ascii: "}") }
    var isFlowIndicator: Bool { self == .comma || isOpeningBracket || isClosingBracket }
    var character: Character { Character(Unicode.Scalar(self)) }

    /// A byte of a key as people write them: a letter of any script, a digit, `_` or `-`.
    var isKeyByte: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), 0x80...: true
        case UInt8(ascii: "_"), .dash: true
        default: isDigit
        }
    }
}
