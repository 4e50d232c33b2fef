/// The name a person gave a broker's account in the configuration.
public struct AccountName: Sendable, Hashable, Codable, CustomStringConvertible {
    /// The name as typed.
    public let description: String

    /// Wraps a name.
    public init(_ name: String) { description = name }

    /// Reads the name as plain text.
    public init(from decoder: any Decoder) throws {
        description = try decoder.singleValueContainer().decode(String.self)
    }

    /// Writes the name as plain text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
