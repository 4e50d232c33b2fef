import PluginAPI

/// Lines of a plan: a label and a text beside it, broken where a terminal of the usual width ends.
struct PlanLines {
    /// The cells of a usual terminal.
    static let width = 80

    /// What was written so far.
    private(set) var lines: [String] = []

    /// Adds an empty line, unless there is nothing above it.
    mutating func addBreak() {
        if let last = lines.last, !last.isEmpty { lines.append("") }
    }

    /// Adds a line as it is.
    mutating func add(_ line: String) { lines.append(line) }

    /// Adds a text beside a label; its further lines stand below its first.
    ///
    /// - Parameters:
    ///   - shown: the label as it is painted.
    ///   - column: where the text begins; further to the right where the label is longer.
    mutating func add(_ label: String, shown: String? = nil, _ text: String, column: Int) {
        let labelWidth = DisplayWidth.of(label)
        let start = text.isEmpty ? labelWidth : max(column, labelWidth + 2)
        let padding = String(repeating: " ", count: start - labelWidth)
        let broken = Self.broken(text, to: max(Self.width - start, Self.narrowest))
        lines.append((shown ?? label) + padding + (broken.first ?? ""))
        lines += broken.dropFirst().map { String(repeating: " ", count: start) + $0 }
    }

    /// Below this a text is rather too wide than broken.
    private static let narrowest = 24

    /// A text in lines of so many cells; a word that is longer, such as a path, stays whole.
    private static func broken(_ text: String, to width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        var used = 0
        for word in text.split(separator: " ") {
            let cells = DisplayWidth.of(word)
            if !line.isEmpty, used + 1 + cells > width {
                lines.append(line)
                (line, used) = ("", 0)
            }
            if !line.isEmpty {
                line += " "
                used += 1
            }
            line += word
            used += cells
        }
        return line.isEmpty ? lines : lines + [line]
    }
}
