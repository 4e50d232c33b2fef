extension Setting {
    /// Declares a setting that has to be written.
    public init(_ help: LocalizedText, key: String? = nil, aliases: [String] = []) {
        self.init(SettingDeclaration(help, key: key, aliases: aliases, initial: nil))
    }

    /// Declares a list that has to be written and whose elements have a smallest and a greatest value.
    public init<Element: SettingValue & Comparable>(
        _ help: LocalizedText,
        in range: ClosedRange<Element>,
        key: String? = nil,
        aliases: [String] = []
    ) where Value == [Element] {
        let bounds = SettingBounds(range).forElements
        self.init(SettingDeclaration(help, key: key, aliases: aliases, initial: nil, bounds: bounds))
    }

    /// Declares a list that has to be written and whose elements have a smallest value.
    public init<Element: SettingValue & Comparable>(
        _ help: LocalizedText,
        in range: PartialRangeFrom<Element>,
        key: String? = nil,
        aliases: [String] = []
    ) where Value == [Element] {
        let bounds = SettingBounds(range).forElements
        self.init(SettingDeclaration(help, key: key, aliases: aliases, initial: nil, bounds: bounds))
    }
}

extension Setting where Value: Comparable {
    /// Declares a setting that has to be written and has a smallest and a greatest value.
    public init(
        _ help: LocalizedText,
        in range: ClosedRange<Value>,
        key: String? = nil,
        aliases: [String] = []
    ) {
        let bounds = SettingBounds(range)
        self.init(SettingDeclaration(help, key: key, aliases: aliases, initial: nil, bounds: bounds))
    }

    /// Declares a setting that has to be written and has a smallest value.
    public init(
        _ help: LocalizedText,
        in range: PartialRangeFrom<Value>,
        key: String? = nil,
        aliases: [String] = []
    ) {
        let bounds = SettingBounds(range)
        self.init(SettingDeclaration(help, key: key, aliases: aliases, initial: nil, bounds: bounds))
    }
}
