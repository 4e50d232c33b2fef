/// Where two texts differ, line by line, for the message of a failed test.
struct TextDifference: CustomStringConvertible {
    let description: String

    /// Whether there is no difference.
    var isEmpty: Bool { description.isEmpty }

    /// Compares a text with the one that is wanted.
    init(of found: String, from wanted: String) {
        let (old, new) = (Self.lines(wanted), Self.lines(found))
        let changes = new.difference(from: old)
        let removed = changes.removals.compactMap { if case .remove(let offset, _, _) = $0 { offset } else { nil } }
        let inserted = changes.insertions.compactMap { if case .insert(let offset, _, _) = $0 { offset } else { nil } }
        let lines =
            removed.map { (line: $0, mark: "-", text: old[$0]) } + inserted.map { (line: $0, mark: "+", text: new[$0]) }
        description = lines.sorted { ($0.line, $1.mark) < ($1.line, $0.mark) }
            .map { "\($0.mark) \($0.line + 1): \($0.text)" }.joined(separator: "\n")
    }

    private static func lines(_ text: String) -> [String] {
        // A line break of two characters is one character to Swift.
        text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
    }
}
