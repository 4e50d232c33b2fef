/// What the author of a plugin said about a setting; shared by all its copies.
final class SettingDeclaration<Value: SettingValue>: Sendable {
    let help: LocalizedText
    let key: String?
    let aliases: [String]
    let initial: Value?
    let isRequired: Bool
    let bounds: SettingBounds<Value>?

    init(
        _ help: LocalizedText,
        key: String?,
        aliases: [String],
        initial: Value?,
        bounds: SettingBounds<Value>? = nil
    ) {
        self.help = help
        self.key = key
        self.aliases = aliases
        self.initial = initial
        isRequired = initial == nil
        self.bounds = bounds
    }

    /// The definition of the setting as a property of a name.
    func definition(property: String) -> SettingDefinition {
        // An optional that is nothing has no text; an empty list does.
        let text = initial?.settingText ?? ""
        return SettingDefinition(
            key: key ?? SettingKey.derived(fromProperty: property),
            help: help,
            schema: Value.schema,
            defaultText: text.isEmpty ? nil : text,
            isRequired: isRequired,
            aliases: aliases,
            range: bounds?.range
        )
    }
}

/// A check of a value against limits, and the limits as text.
struct SettingBounds<Value>: Sendable {
    let range: SettingRange
    /// Positions of elements outside the limits, or zero for a value that is no list.
    let firstOutside: @Sendable (Value) -> Int?

    init(_ range: SettingRange, firstOutside: @escaping @Sendable (Value) -> Int?) {
        self.range = range
        self.firstOutside = firstOutside
    }
}

extension SettingBounds where Value: SettingValue & Comparable {
    init(_ range: ClosedRange<Value>) {
        self.init(Self.text(range.lowerBound, range.upperBound)) { range.contains($0) ? nil : 0 }
    }

    init(_ range: PartialRangeFrom<Value>) {
        let lower = range.lowerBound
        self.init(Self.text(lower, nil)) { $0 >= lower ? nil : 0 }
    }

    private static func text(_ lower: Value, _ upper: Value?) -> SettingRange {
        SettingRange(lower: lower.settingText, upper: upper?.settingText)
    }

    /// The same check of an optional, which may be nothing.
    var forOptional: SettingBounds<Value?> {
        SettingBounds<Value?>(range) { [firstOutside] value in value.flatMap(firstOutside) }
    }

    /// The same check of every element of a list.
    var forElements: SettingBounds<[Value]> {
        SettingBounds<[Value]>(range) { [firstOutside] values in values.firstIndex { firstOutside($0) != nil } }
    }
}
