/// What a service answered; a status such as 404 or 500 is an answer too.
///
/// It prints as its status alone: fields and bodies may hold secrets.
public struct HTTPResponse: Sendable, Hashable {
    /// The status, 200 to 999.
    public let status: Int

    /// The header fields in their order.
    public let fields: [HTTPField]

    /// The body, unpacked.
    public let body: [UInt8]

    /// Whether the request went over a connection that was open already.
    public let cameOverWarmConnection: Bool

    /// The value of the first field with a name.
    public subscript(name: String) -> String? {
        let wanted = name.lowercased()
        return fields.first { $0.name.lowercased() == wanted }?.value.wire
    }
}

extension HTTPResponse: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The status.
    public var description: String { "\(status)" }

    /// The status.
    public var debugDescription: String { description }

    /// A mirror without children, so that `dump` shows the status alone.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
