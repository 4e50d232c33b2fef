import PluginAPI
import YAML

/// A sink that alerts can go to, as its own example writes it.
struct Channel {
    /// The plugin's name.
    let name: String

    /// What the plugin does.
    let summary: LocalizedText

    /// The entry of the example, without the dash, and how far its further lines are indented there.
    private let lines: [String]

    /// Takes the first entry of a plugin's example; nothing when there is none.
    init?(_ plugin: any Plugin.Type, example: String) {
        guard let node = YAMLDocument.parse(text: example, name: "").root?.sequence?.first else { return nil }
        let text = node.span.file.text.utf8
        let start = text.index(text.startIndex, offsetBy: node.span.bytes.lowerBound)
        let end = text.index(text.startIndex, offsetBy: node.end)
        let column = node.span.start.column - 1
        name = plugin.name
        summary = plugin.summary
        let written = String(decoding: text[start..<end], as: UTF8.self)
        lines = written.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { number, line in
            number == 0
                ? String(line) : String(line.drop { $0 == " " }).indented(by: line.prefix { $0 == " " }.count - column)
        }
    }

    /// The entry as a value that begins at a column.
    func text(at column: Int) -> String {
        lines.enumerated().map { $0 == 0 ? $1 : $1.indented(by: column) }.joined(separator: "\n")
    }
}

extension String {
    fileprivate func indented(by width: Int) -> String { String(repeating: " ", count: max(width, 0)) + self }
}
