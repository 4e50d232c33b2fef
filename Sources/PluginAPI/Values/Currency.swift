/// A currency that an account or an instrument is kept in.
public enum Currency: UInt8, Sendable, Hashable, BitwiseCopyable, CaseIterable {
    /// The won.
    case krw = 0
    /// The dollar of the United States.
    case usd

    /// The ISO 4217 code.
    public var code: String {
        switch self {
        case .krw: "KRW"
        case .usd: "USD"
        }
    }

    /// How many decimals people write.
    public var decimals: Int {
        switch self {
        case .krw: 0
        case .usd: 2
        }
    }

    /// Finds the currency of an ISO 4217 code, in either case.
    public init?(code: some StringProtocol) {
        let wanted = code.uppercased()
        guard let match = Self.allCases.first(where: { $0.code == wanted }) else { return nil }
        self = match
    }
}

extension Currency: Codable {
    /// Reads an ISO 4217 code.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let code = try container.decode(String.self)
        guard let currency = Currency(code: code) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "unknown currency: \(code)")
        }
        self = currency
    }

    /// Writes the ISO 4217 code.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(code)
    }
}
