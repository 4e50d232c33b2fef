internal import PluginAPI
internal import YAML

/// The text of an `example.yaml`: entries as they stand in a list of a pipeline, or under names as at the top level.
struct ExampleFile {
    /// One use of a plugin.
    struct Entry {
        /// The settings under its name; nothing for a bare name.
        var settings: Node?
        /// What is wrong with the file's grammar.
        var problems: [YAMLProblem]
    }

    private let root: Node?
    private let problems: [YAMLProblem]

    init(_ text: String) {
        let result = YAMLDocument.parse(text: text, name: "example.yaml")
        root = result.root
        problems = result.problems
    }

    /// The entries that use a plugin.
    func entries(naming name: String) -> [Entry] {
        let nodes = root?.sequence ?? root?.mapping?.map(\.value) ?? []
        return nodes.compactMap { node in
            if node.scalar?.text == name { return Entry(settings: nil, problems: problems) }
            return node.entry(name).map { Entry(settings: $0.value, problems: problems) }
        }
    }
}
