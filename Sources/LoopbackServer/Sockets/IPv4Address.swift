/// An address of a machine in the fourth version of the protocol, such as 127.0.0.1.
public struct IPv4Address: Sendable, Hashable {
    /// The four parts as one number, the first one highest.
    let number: UInt32

    /// 127.0.0.1, which only this machine reaches.
    public static let loopback = IPv4Address(number: 0x7F00_0001)

    private init(number: UInt32) { self.number = number }

    /// Reads four numbers with dots between them; nothing for another form.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let bytes = parts.filter { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }.compactMap { UInt8($0) }
        guard parts.count == 4, bytes.count == 4 else { return nil }
        number = bytes.reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// Whether only this machine reaches it.
    public var isLoopback: Bool { number >> 24 == 127 }
}

extension IPv4Address: CustomStringConvertible {
    /// The four numbers with dots between them.
    public var description: String {
        [24, 16, 8, 0].map { String(number >> $0 & 0xFF) }.joined(separator: ".")
    }
}
