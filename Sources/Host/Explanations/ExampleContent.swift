import PluginAPI

/// What stands in an example's configuration file.
enum ExampleContent: Sendable {
    /// A text that is shown as it is.
    case text(String)
    /// Bytes that are no text, with what they are.
    case bytes([UInt8], LocalizedText)
    /// A text that would fill pages, with what it is.
    case long(before: String, unit: String, count: Int, after: String)

    /// The bytes themselves.
    var bytes: [UInt8] {
        switch self {
        case .text(let text): Array(text.utf8)
        case .bytes(let bytes, _): bytes
        case .long(let before, let unit, let count, let after):
            Array((before + String(repeating: unit, count: count) + after).utf8)
        }
    }

    /// The lines that a person sees in the file.
    var lines: [Substring] {
        switch self {
        case .text(let text): text.split(separator: "\n", omittingEmptySubsequences: false)
        case .bytes: []
        case .long(let before, _, _, let after): (before + after).split(separator: "\n")
        }
    }

    /// The content as it is shown to a person.
    func shown(in language: Language) -> String {
        switch self {
        case .text(let text): return text
        case .bytes(_, let description): return "# \(description.text(in: language))"
        case .long(let before, let unit, let count, let after):
            let note = LocalizedText(ko: "… (모두 \(count)번)", en: "… (\(count) times in all)")
            return before + String(repeating: unit, count: 3) + note.text(in: language) + after
        }
    }
}
