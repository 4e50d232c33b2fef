import PluginAPI

/// A configuration with everything around it that an example needs.
struct ExampleFiles: Sendable {
    /// What of a configuration the text is.
    enum Place: Sendable {
        /// Settings of a pipeline; its other lists and the sections are as usual.
        case pipeline
        /// Sections; those that every configuration needs are as usual.
        case sections
        /// All of it.
        case whole
    }

    /// What of a configuration the text is.
    let place: Place

    /// What is special about the configuration.
    let content: ExampleContent

    /// Other files, by name.
    var others: [String: String] = [:]

    /// The day on which the configuration is checked, if that matters.
    var day: CivilDate?

    /// Settings of a pipeline.
    static func pipeline(_ text: String, others: [String: String] = [:]) -> ExampleFiles {
        ExampleFiles(place: .pipeline, content: .text(text), others: others)
    }

    /// Sections of a configuration.
    static func sections(_ text: String, others: [String: String] = [:]) -> ExampleFiles {
        ExampleFiles(place: .sections, content: .text(text), others: others)
    }

    /// A whole configuration.
    static func whole(_ text: String, others: [String: String] = [:]) -> ExampleFiles {
        ExampleFiles(place: .whole, content: .text(text), others: others)
    }

    /// The same on another day.
    func on(_ day: CivilDate?) -> ExampleFiles {
        var copy = self
        copy.day = day
        return copy
    }
}

extension ExampleFiles {
    /// The bytes of the whole configuration file.
    var configuration: [UInt8] {
        switch place {
        case .whole: content.bytes
        case .sections: content.bytes + Array(("\n" + Self.missing(Self.sections, in: content)).utf8)
        case .pipeline: Array(Self.head.utf8) + indented + Array(Self.missing(Self.lists, in: content, indent: 4).utf8)
        }
    }

    private static let history = "history: { csv: { path: var/sample/daily-bars.csv } }\n"

    private static let head = "version: 1\n\(history)pipelines:\n  alerts:\n"

    private static let sections = [
        ("version", "version: 1\n"), ("history", history),
        (
            "pipelines",
            "pipelines:\n  alerts:\n" + lists.map { "    \($0.1)" }.joined()
        ),
    ]

    private static let lists = [
        ("sources", "sources: [{ replay: { path: var/sample/krx-2026-11-20.rec } }]\n"),
        ("rules", "rules: [sigma]\n"), ("sinks", "sinks: [console]\n"),
    ]

    /// The usual parts that the content does not speak of.
    private static func missing(_ usual: [(String, String)], in content: ExampleContent, indent: Int = 0) -> String {
        let lines = content.lines
        let padding = String(repeating: " ", count: indent)
        return usual.filter { part in !lines.contains { $0.hasPrefix(part.0) } }.map { padding + $0.1 }.joined()
    }

    /// The content four spaces deeper, where a pipeline's settings stand.
    private var indented: [UInt8] {
        let newline = UInt8(ascii: "\n")
        let lines = content.bytes.split(separator: newline, omittingEmptySubsequences: false)
        return lines.flatMap { ($0.isEmpty ? [] : Array("    ".utf8)) + $0 + [newline] }
    }
}
