/// The kinds of part there are.
public enum PluginKind: String, Sendable, Hashable, CaseIterable {
    /// Produces events.
    case source
    /// Turns events into signals, or filters those of the rules above it.
    case rule
    /// Takes signals or events out.
    case sink
    /// One account at one broker.
    case broker

    /// The ending of the type's and folder's name.
    public var typeSuffix: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }

    /// The section of a configuration in which parts of this kind get a name.
    public var section: String { rawValue + "s" }

    /// The word for people.
    public var word: LocalizedText {
        switch self {
        case .source: LocalizedText(ko: "소스", en: "source")
        case .rule: LocalizedText(ko: "규칙", en: "rule")
        case .sink: LocalizedText(ko: "싱크", en: "sink")
        case .broker: LocalizedText(ko: "증권사", en: "broker")
        }
    }
}
