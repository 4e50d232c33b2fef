import PluginAPI

/// The members of an object, each read in one way and refused with the place and what is expected there.
struct Members<Key: CodingKey & CaseIterable & RawRepresentable> where Key.RawValue == String {
    private let container: KeyedDecodingContainer<Key>

    /// Opens an object.
    ///
    /// - Throws: `ChartReadingProblem` for anything else, and for members of other names.
    init(_ decoder: any Decoder) throws {
        let path = decoder.codingPath
        guard let container = try? decoder.container(keyedBy: Key.self) else {
            throw ChartReadingProblem.wrong(Self.text(of: path), expected: .object)
        }
        self.container = container
        guard let all = try? decoder.container(keyedBy: AnyKey.self).allKeys else { return }
        let names = Key.allCases.map(\.rawValue)
        // Sorted, since a dictionary has no order and the words are to be the same each time.
        guard let unknown = all.map(\.stringValue).sorted().first(where: { !names.contains($0) }) else { return }
        throw ChartReadingProblem.unknown(
            VisibleText.line(String(Self.text(of: path + [AnyKey(unknown)]).prefix(100))),
            suggestion: Spelling.nearest(to: String(unknown.prefix(40)), in: names).first
        )
    }

    /// What a member holds, which must not be missing.
    func needed<Value>(_ key: Key, _ read: (Key) throws -> Value?) throws -> Value {
        guard let value = try read(key) else { throw ChartReadingProblem.missing(path(to: key)) }
        return value
    }

    func text(_ key: Key) throws -> String? { try read(String.self, key, .text) }

    func whole(_ key: Key) throws -> Int? { try read(Int.self, key, .whole) }

    func flag(_ key: Key) throws -> Bool? { try read(Bool.self, key, .flag) }

    /// A number as text, so that no program rounds it on the way, or a whole one as it is.
    func decimal<Value: FixedPoint>(_ key: Key) throws -> Value? {
        guard isThere(key) else { return nil }
        let text =
            (try? container.decode(String.self, forKey: key))
            ?? (try? container.decode(Int64.self, forKey: key))?.description
        guard let text, let value = Value(decimal: text) else { throw wrong(key, .decimal) }
        return value
    }

    func instant(_ key: Key) throws -> Timestamp? {
        guard isThere(key) else { return nil }
        guard let text = try? container.decode(String.self, forKey: key), let instant = InstantText.instant(text) else {
            throw wrong(key, .instant)
        }
        return instant
    }

    func choice<Value: CaseIterable & RawRepresentable>(_ key: Key) throws -> Value? where Value.RawValue == String {
        try named(key, Value.allCases.map { ($0.rawValue, $0) })
    }

    func side(_ key: Key) throws -> Side? { try named(key, Side.allCases.map { ($0.name, $0) }) }

    func currency(_ key: Key) throws -> Currency? { try named(key, Currency.allCases.map { ($0.code, $0) }) }

    /// Numbers and nulls.
    func numbers(_ key: Key) throws -> [Double?] { try needed(key) { try read([Double?].self, $0, .numbers) } }

    /// Another object.
    func value<Value: Decodable>(_ type: Value.Type, _ key: Key) throws -> Value? {
        isThere(key) ? try container.decode(type, forKey: key) : nil
    }

    /// A list of objects; none when it is left out.
    func list<Element: Decodable>(_ type: Element.Type, _ key: Key, isNeeded: Bool = false) throws -> [Element] {
        guard isThere(key) else {
            guard isNeeded else { return [] }
            throw ChartReadingProblem.missing(path(to: key))
        }
        guard (try? container.nestedUnkeyedContainer(forKey: key)) != nil else { throw wrong(key, .list) }
        return try container.decode([Element].self, forKey: key)
    }

    private func named<Value>(_ key: Key, _ choices: [(name: String, value: Value)]) throws -> Value? {
        guard isThere(key) else { return nil }
        let text = try? container.decode(String.self, forKey: key)
        guard let choice = choices.first(where: { $0.name == text }) else {
            throw wrong(key, .oneOf(choices.map(\.name)))
        }
        return choice.value
    }

    private func read<Value: Decodable>(_ type: Value.Type, _ key: Key, _ expected: LocalizedText) throws -> Value? {
        guard isThere(key) else { return nil }
        guard let value = try? container.decode(type, forKey: key) else { throw wrong(key, expected) }
        return value
    }

    private func isThere(_ key: Key) -> Bool { (try? container.decodeNil(forKey: key)) == false }

    private func wrong(_ key: Key, _ expected: LocalizedText) -> ChartReadingProblem {
        .wrong(path(to: key), expected: expected)
    }

    private func path(to key: Key) -> String { Self.text(of: container.codingPath + [key]) }

    /// A path as a person would write it: `bars[3].high`.
    private static func text(of path: [any CodingKey]) -> String {
        let text = path.reduce(into: "") { text, key in
            if let index = key.intValue { text += "[\(index)]" } else { text += ".\(key.stringValue)" }
        }
        return text.isEmpty ? "." : String(text.drop { $0 == "." })
    }
}

/// A name that is not known beforehand.
private struct AnyKey: CodingKey {
    let stringValue: String

    var intValue: Int? { nil }

    init(_ name: String) { stringValue = name }

    init?(stringValue: String) { self.init(stringValue) }

    init?(intValue: Int) { nil }
}
