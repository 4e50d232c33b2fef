/// Hands the settings that were read to the initializer that the compiler writes, by the names of the properties.
struct SettingDecoder: Decoder {
    /// The settings by property.
    let values: [String: any Sendable]
    /// No path: the values are flat.
    let codingPath: [any CodingKey] = []
    /// None.
    let userInfo: [CodingUserInfoKey: Any] = [:]

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(Container<Key>(values: values))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { throw Self.unsupported }

    func singleValueContainer() throws -> any SingleValueDecodingContainer { throw Self.unsupported }

    private static var unsupported: DecodingError {
        .dataCorrupted(
            DecodingError.Context(codingPath: [], debugDescription: "settings are properties of a structure")
        )
    }

    private struct Container<Key: CodingKey>: KeyedDecodingContainerProtocol {
        let values: [String: any Sendable]
        let codingPath: [any CodingKey] = []

        var allKeys: [Key] { values.keys.compactMap(Key.init(stringValue:)) }

        func contains(_ key: Key) -> Bool { values[key.stringValue] != nil }

        func decodeNil(forKey key: Key) -> Bool { !contains(key) }

        func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
            guard let value = values[key.stringValue] as? Value else { throw missing(key) }
            return value
        }

        func nestedContainer<NestedKey: CodingKey>(
            keyedBy type: NestedKey.Type,
            forKey key: Key
        ) throws -> KeyedDecodingContainer<NestedKey> {
            throw missing(key)
        }

        func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer { throw missing(key) }

        func superDecoder() throws -> any Decoder { throw SettingDecoder.unsupported }

        func superDecoder(forKey key: Key) throws -> any Decoder { throw missing(key) }

        private func missing(_ key: Key) -> DecodingError {
            .keyNotFound(key, DecodingError.Context(codingPath: [], debugDescription: "no setting \(key.stringValue)"))
        }
    }
}
