/// How large a JSON text from outside may be.
public struct JSONLimits: Sendable, Hashable {
    /// The bytes of the text.
    public var bytes: Int

    /// How deep lists and objects may lie in one another.
    public var depth: Int

    /// How many values there may be, those inside others included.
    public var values: Int

    /// Sets the limits.
    public init(bytes: Int = 8 << 20, depth: Int = 32, values: Int = 200_000) {
        self.bytes = bytes
        self.depth = depth
        self.values = values
    }
}

/// Why a text was not read as JSON.
public enum JSONProblem: Error, Sendable, Hashable {
    /// It has more bytes than are allowed.
    case tooLong
    /// Lists and objects lie deeper in one another than is allowed.
    case tooDeep
    /// It holds more values than are allowed.
    case tooManyValues
    /// It is not JSON, as is seen at this byte.
    case malformed(at: Int)
}
