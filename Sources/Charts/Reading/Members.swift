import PluginAPI

/// The members of an object, each read in one way and refused with the place and what is expected there.
struct Members<Key: CaseIterable & RawRepresentable> where Key.RawValue == String {
    private let members: [JSONValue.Member]
    private let place: String

    /// Opens an object at a place, which is empty for the whole.
    ///
    /// - Throws: `ChartReadingProblem` for anything else, and for members of other names.
    init(_ value: JSONValue, at place: String = "") throws(ChartReadingProblem) {
        guard case .object(let members) = value else {
            throw .wrong(place.isEmpty ? "." : place, expected: .object)
        }
        self.members = members
        self.place = place
        let names = Key.allCases.map(\.rawValue)
        guard let unknown = members.first(where: { !names.contains($0.name) })?.name else { return }
        throw .unknown(
            VisibleText.line(String(path(to: unknown).prefix(100))),
            suggestion: Spelling.nearest(to: String(unknown.prefix(40)), in: names).first
        )
    }

    /// What a member holds, which must not be missing.
    func needed<Value>(
        _ key: Key,
        _ read: (Key) throws(ChartReadingProblem) -> Value?
    ) throws(ChartReadingProblem) -> Value {
        guard let value = try read(key) else { throw .missing(path(to: key.rawValue)) }
        return value
    }

    func text(_ key: Key) throws(ChartReadingProblem) -> String? {
        try read(key, .text) { if case .string(let text) = $0 { text } else { nil } }
    }

    func whole(_ key: Key) throws(ChartReadingProblem) -> Int? {
        try read(key, .whole) { if case .integer(let number) = $0 { Int(exactly: number) } else { nil } }
    }

    func flag(_ key: Key) throws(ChartReadingProblem) -> Bool? {
        try read(key, .flag) { if case .bool(let flag) = $0 { flag } else { nil } }
    }

    /// A number as text, so that no program rounds it on the way, or a whole one as it is.
    func decimal<Value: FixedPoint>(_ key: Key) throws(ChartReadingProblem) -> Value? {
        try read(key, .decimal) { value in
            switch value {
            case .string(let text): Value(decimal: text)
            case .integer(let number): Value(decimal: String(number))
            default: nil
            }
        }
    }

    func instant(_ key: Key) throws(ChartReadingProblem) -> Timestamp? {
        try read(key, .instant) { if case .string(let text) = $0 { InstantText.instant(text) } else { nil } }
    }

    func choice<Value: CaseIterable & RawRepresentable>(_ key: Key) throws(ChartReadingProblem) -> Value?
    where Value.RawValue == String {
        try named(key, Value.allCases.map { ($0.rawValue, $0) })
    }

    func side(_ key: Key) throws(ChartReadingProblem) -> Side? { try named(key, Side.allCases.map { ($0.name, $0) }) }

    func currency(_ key: Key) throws(ChartReadingProblem) -> Currency? {
        try named(key, Currency.allCases.map { ($0.code, $0) })
    }

    /// Numbers and nulls.
    func numbers(_ key: Key) throws(ChartReadingProblem) -> [Double?]? {
        try read(key, .numbers) { value in
            guard case .array(let elements) = value else { return nil }
            let numbers = elements.compactMap { Self.number($0) }
            return numbers.count == elements.count ? numbers : nil
        }
    }

    /// Another object.
    func value<Value>(
        _ key: Key,
        _ read: (JSONValue, String) throws(ChartReadingProblem) -> Value
    ) throws(ChartReadingProblem) -> Value? {
        guard let value = present(key) else { return nil }
        return try read(value, path(to: key.rawValue))
    }

    /// A list of objects.
    func list<Element>(
        _ key: Key,
        _ read: (JSONValue, String) throws(ChartReadingProblem) -> Element
    ) throws(ChartReadingProblem) -> [Element]? {
        guard let value = present(key) else { return nil }
        let path = path(to: key.rawValue)
        guard case .array(let values) = value else { throw .wrong(path, expected: .list) }
        var elements: [Element] = []
        elements.reserveCapacity(values.count)
        for (index, value) in values.enumerated() { elements.append(try read(value, "\(path)[\(index)]")) }
        return elements
    }

    private func named<Value>(_ key: Key, _ choices: [(name: String, value: Value)]) throws(ChartReadingProblem)
        -> Value?
    {
        try read(key, .oneOf(choices.map(\.name))) { value in
            guard case .string(let text) = value else { return nil }
            return choices.first { $0.name == text }?.value
        }
    }

    private func read<Value>(
        _ key: Key,
        _ expected: @autoclosure () -> LocalizedText,
        _ convert: (JSONValue) -> Value?
    ) throws(ChartReadingProblem) -> Value? {
        guard let value = present(key) else { return nil }
        guard let converted = convert(value) else { throw .wrong(path(to: key.rawValue), expected: expected()) }
        return converted
    }

    /// What a member holds; `null` is as good as nothing.
    private func present(_ key: Key) -> JSONValue? {
        let value = members.first { $0.name == key.rawValue }?.value
        return value == .null ? nil : value
    }

    /// Where a member stands, as a person would write it: `bars[3].high`.
    private func path(to name: String) -> String { place.isEmpty ? name : "\(place).\(name)" }

    /// A number, or nothing for null; none for anything else.
    private static func number(_ value: JSONValue) -> Double?? {
        switch value {
        case .null: .some(nil)
        case .integer(let number): .some(Double(number))
        case .decimal(let text): Double(text).map { .some($0) }
        default: .none
        }
    }
}
