extension Setting {
    /// Declares a setting that may be left out.
    public init(wrappedValue: Value, _ help: LocalizedText, key: String? = nil, aliases: [String] = []) {
        self.init(SettingDeclaration(help, key: key, aliases: aliases, initial: wrappedValue))
    }
}

extension Setting where Value: ExpressibleByNilLiteral {
    /// Declares an optional setting that is nothing when left out.
    public init(_ help: LocalizedText, key: String? = nil, aliases: [String] = []) {
        self.init(SettingDeclaration(help, key: key, aliases: aliases, initial: .some(nil)))
    }
}

extension Setting where Value: Comparable {
    /// Declares a setting that may be left out and has a smallest and a greatest value.
    public init(
        wrappedValue: Value,
        _ help: LocalizedText,
        in range: ClosedRange<Value>,
        key: String? = nil,
        aliases: [String] = []
    ) {
        let bounds = SettingBounds(range)
        self.init(SettingDeclaration(help, key: key, aliases: aliases, initial: wrappedValue, bounds: bounds))
    }

    /// Declares a setting that may be left out and has a smallest value.
    public init(
        wrappedValue: Value,
        _ help: LocalizedText,
        in range: PartialRangeFrom<Value>,
        key: String? = nil,
        aliases: [String] = []
    ) {
        let bounds = SettingBounds(range)
        self.init(SettingDeclaration(help, key: key, aliases: aliases, initial: wrappedValue, bounds: bounds))
    }
}

extension Setting {
    /// Declares an optional setting with a smallest and a greatest value.
    public init<Wrapped: SettingValue & Comparable>(
        _ help: LocalizedText,
        in range: ClosedRange<Wrapped>,
        key: String? = nil,
        aliases: [String] = []
    ) where Value == Wrapped? {
        let bounds = SettingBounds(range).forOptional
        self.init(SettingDeclaration(help, key: key, aliases: aliases, initial: .some(nil), bounds: bounds))
    }

    /// Declares an optional setting with a smallest value.
    public init<Wrapped: SettingValue & Comparable>(
        _ help: LocalizedText,
        in range: PartialRangeFrom<Wrapped>,
        key: String? = nil,
        aliases: [String] = []
    ) where Value == Wrapped? {
        let bounds = SettingBounds(range).forOptional
        self.init(SettingDeclaration(help, key: key, aliases: aliases, initial: .some(nil), bounds: bounds))
    }

    /// Declares a list that may be left out and whose elements have a smallest and a greatest value.
    public init<Element: SettingValue & Comparable>(
        wrappedValue: Value,
        _ help: LocalizedText,
        in range: ClosedRange<Element>,
        key: String? = nil,
        aliases: [String] = []
    ) where Value == [Element] {
        let bounds = SettingBounds(range).forElements
        self.init(SettingDeclaration(help, key: key, aliases: aliases, initial: wrappedValue, bounds: bounds))
    }

    /// Declares a list that may be left out and whose elements have a smallest value.
    public init<Element: SettingValue & Comparable>(
        wrappedValue: Value,
        _ help: LocalizedText,
        in range: PartialRangeFrom<Element>,
        key: String? = nil,
        aliases: [String] = []
    ) where Value == [Element] {
        let bounds = SettingBounds(range).forElements
        self.init(SettingDeclaration(help, key: key, aliases: aliases, initial: wrappedValue, bounds: bounds))
    }
}
