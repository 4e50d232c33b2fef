/// The direction of a trade or an order.
public enum Side: UInt8, Sendable, Hashable, BitwiseCopyable, CaseIterable {
    /// To own more.
    case buy = 1
    /// To own less.
    case sell

    /// The other direction.
    public var opposite: Side { self == .buy ? .sell : .buy }

    /// The word used in stored and shown records.
    public var name: String { self == .buy ? "buy" : "sell" }
}

extension Side: Codable {
    /// Reads `buy` or `sell`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let name = try container.decode(String.self)
        guard let side = Side.allCases.first(where: { $0.name == name }) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a side: \(name)")
        }
        self = side
    }

    /// Writes `buy` or `sell`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(name)
    }
}
