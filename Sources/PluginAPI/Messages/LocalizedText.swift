/// A text in Korean and in English.
///
/// A literal is the same text in both. A value put into a literal is written as it describes itself; another
/// localized text keeps its two languages.
public struct LocalizedText: Sendable, Hashable {
    /// The Korean text.
    public let ko: String

    /// The English text.
    public let en: String

    /// Makes a text of two languages.
    public init(ko: String, en: String) {
        self.ko = ko
        self.en = en
    }

    /// Makes a text that reads the same in both languages, such as a name.
    public init(_ text: String) { self.init(ko: text, en: text) }

    /// The text in one language.
    public func text(in language: Language) -> String {
        switch language {
        case .ko: ko
        case .en: en
        }
    }

    /// Whether there is nothing to read in one of the languages.
    public var isEmpty: Bool { ko.isEmpty || en.isEmpty }
}

extension LocalizedText: ExpressibleByStringInterpolation {
    /// Builds both languages of an interpolated literal side by side.
    public struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var ko = ""
        fileprivate var en = ""

        /// Begins an empty text.
        public init(literalCapacity: Int, interpolationCount: Int) {
            ko.reserveCapacity(literalCapacity)
            en.reserveCapacity(literalCapacity)
        }

        /// Adds what stands in the literal to both languages.
        public mutating func appendLiteral(_ literal: String) {
            ko += literal
            en += literal
        }

        /// Adds a value's description to both languages.
        public mutating func appendInterpolation(_ value: some CustomStringConvertible) {
            appendLiteral(value.description)
        }

        /// Adds each language of another text to its own.
        public mutating func appendInterpolation(_ text: LocalizedText) {
            ko += text.ko
            en += text.en
        }
    }

    /// Makes a text that reads the same in both languages.
    public init(stringLiteral text: String) { self.init(text) }

    /// Makes a text out of an interpolated literal.
    public init(stringInterpolation: StringInterpolation) {
        self.init(ko: stringInterpolation.ko, en: stringInterpolation.en)
    }
}
