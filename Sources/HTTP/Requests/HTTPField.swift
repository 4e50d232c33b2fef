/// One header field.
public struct HTTPField: Sendable, Hashable {
    /// The name; upper and lower case are the same.
    public let name: String

    /// The value, with its secrets hidden.
    public let value: SensitiveText

    /// Makes a field.
    public init(_ name: String, _ value: SensitiveText) {
        self.name = name
        self.value = value
    }

    /// Why the field cannot be sent; nothing when it can.
    public var flaw: HTTPFailure.Flaw? {
        guard isWellFormed else { return .field(name) }
        return isReserved ? .reservedField(name) : nil
    }

    /// Whether the field can stand in a request without becoming two lines or another field.
    private var isWellFormed: Bool {
        !name.isEmpty
            && name.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
                case UInt8(ascii: "0")...UInt8(ascii: "9"): true
                default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
                }
            }
            && value.wire.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }
    }

    /// Whether the library writes this field itself, so that a second one would contradict it.
    private var isReserved: Bool {
        ["connection", "content-length", "expect", "host", "te", "transfer-encoding", "upgrade"]
            .contains(name.lowercased())
    }

    /// Whether the field may go to another host than the one it was meant for.
    var isHarmless: Bool {
        ["accept", "accept-language", "user-agent"].contains(name.lowercased()) && !value.holdsSecret
    }
}
