/// A language in which the program speaks to people.
public enum Language: String, Sendable, Hashable, Codable, CaseIterable {
    /// Korean.
    case ko
    /// English.
    case en
}
