internal import Files
internal import Foundation
public import PluginAPI
public import YAML

/// A configuration as it was read: one tree over all its files, not yet understood.
public struct LoadedConfiguration: Sendable {
    /// The tree, or nothing when the main file could not be read as one.
    public var root: Node?

    /// Every file that was read, the main file first.
    public var files: [SourceFile]

    /// What is wrong with the grammar of the files.
    public var problems: [YAMLProblem]

    /// What is wrong so far, the grammar included.
    public var diagnostics: [Diagnostic]

    /// Whether all of every included file is in the tree; what seems to be missing may stand in one that is not.
    public var isComplete: Bool

    /// The folder of the main file.
    public var directory: String

    /// The process environment over the `.env` file beside the main file.
    public var environment: Environment
}

/// Reads a configuration file and those it includes.
public struct ConfigurationLoader {
    /// How many files one configuration can have.
    static let fileLimit = 64

    private let texts: FileTexts
    private var files: [SourceFile] = []
    private var problems: [YAMLProblem] = []
    private var diagnostics: [Diagnostic] = []
    private var openPaths: [String] = []
    private var isComplete = true

    private init(_ texts: FileTexts) { self.texts = texts }

    /// Reads the file at a path, its includes, and the `.env` beside it.
    ///
    /// Never fails: what cannot be read is a diagnostic.
    ///
    /// - Parameter texts: what is read in the place of files.
    public static func load(
        path: String,
        process: [String: String],
        texts: FileTexts = FileTexts()
    ) -> LoadedConfiguration {
        var loader = ConfigurationLoader(texts)
        let root = loader.load(path, name: path)
        let directory = Folder.parent(of: path)
        return loader.finish(root, directory: directory.isEmpty ? "." : directory, process: process)
    }

    /// Reads a configuration from standard input; its paths are relative to the working directory.
    ///
    /// - Parameter texts: what is read in the place of files, and in that of standard input under the name `-`.
    public static func loadStandardInput(
        process: [String: String],
        texts: FileTexts = FileTexts()
    ) -> LoadedConfiguration {
        var loader = ConfigurationLoader(texts)
        let input = texts["-"].map { YAMLDocument.parse(text: $0, name: "-") }
        let root = loader.take(input ?? YAMLDocument.loadStandardInput(displayName: "-"), path: "-")
        return loader.finish(root, directory: ".", process: process)
    }

    private func finish(_ root: Node?, directory: String, process: [String: String]) -> LoadedConfiguration {
        let dotenvPath = directory + "/.env"
        let dotenv =
            texts[dotenvPath]
            ?? FileManager.default.contents(atPath: dotenvPath).map {
                String(decoding: $0.prefix(1 << 20), as: UTF8.self)
            }
        let environment = Environment(process: process, dotenv: dotenv, name: dotenvPath)
        return LoadedConfiguration(
            root: root,
            files: files,
            problems: problems,
            diagnostics: diagnostics + environment.diagnostics,
            isComplete: isComplete,
            directory: directory,
            environment: environment
        )
    }

    private mutating func load(_ path: String, name: String) -> Node? {
        let edited = texts[path].map { YAMLDocument.parse(text: $0, name: name) }
        return take(edited ?? YAMLDocument.load(path: path, displayName: name), path: path)
    }

    private mutating func take(_ result: ParseResult, path: String) -> Node? {
        problems += result.problems
        diagnostics += result.problems.map { Diagnostic($0) }
        if let file = result.file { files.append(file) }
        guard let root = result.root else { return nil }
        openPaths.append(path)
        defer { openPaths.removeLast() }
        return including(root, from: path)
    }

    /// The tree with the entries of every included file behind its own.
    private mutating func including(_ root: Node, from path: String) -> Node {
        guard let entry = root.entry("include"), var entries = root.mapping else { return root }
        entries.removeAll { $0.key.scalar?.text == "include" }
        for node in paths(entry.value) {
            let included = include(node, from: path)
            if included?.isUnsound ?? true { isComplete = false }
            merge(included?.mapping ?? [], into: &entries)
        }
        var merged = root
        merged.content = .mapping(entries)
        return merged
    }

    private mutating func paths(_ node: Node) -> [Node] {
        let nodes = node.sequence ?? [node]
        for wrong in nodes where wrong.scalar?.text.isEmpty ?? true {
            diagnostics.append(
                Diagnostic(
                    .wrongKind,
                    LocalizedText(ko: "`include`에는 파일 경로가 필요합니다.", en: "'include' needs paths of files"),
                    at: wrong.place
                )
            )
        }
        return nodes.filter { !($0.scalar?.text.isEmpty ?? true) }
    }

    private mutating func include(_ node: Node, from path: String) -> Node? {
        guard let text = node.scalar?.text else { return nil }
        let folder = Folder.parent(of: path)
        let target = text.hasPrefix("/") || folder.isEmpty ? text : folder + "/" + text
        let canonical = URL(filePath: target).standardizedFileURL.path(percentEncoded: false)
        let open = openPaths.map { URL(filePath: $0).standardizedFileURL.path(percentEncoded: false) }
        guard !open.contains(canonical), files.count < Self.fileLimit else {
            diagnostics.append(
                Diagnostic(
                    .includeCycle,
                    LocalizedText(
                        ko: "\("`\(text)`", .object) include하면 자기 자신을 다시 읽게 됩니다.",
                        en: "including '\(text)' would read a file inside itself"
                    ),
                    at: node.place
                )
            )
            return nil
        }
        let before = files.count
        let root = load(target, name: target)
        if files.count == before { pointUnreadable(at: node) }
        if let root { checkSections(root) }
        return root
    }

    /// An included file holds sections; an empty one is a file that has none yet.
    private mutating func checkSections(_ root: Node) {
        guard root.mapping == nil, !root.isNull, !root.isUnsound else { return }
        let message = LocalizedText(
            ko: "include한 파일은 `sinks:`, `pipelines:` 같은 부분들로 되어 있어야 합니다.",
            en: "an included file consists of sections such as 'sinks:' and 'pipelines:'"
        )
        diagnostics.append(root.suspectedSlip.map { Diagnostic($0) } ?? Diagnostic(.wrongKind, message, at: root.place))
    }

    /// A file that cannot be read has no line of its own; the line that names it is the place to look at.
    private mutating func pointUnreadable(at node: Node) {
        guard let last = diagnostics.indices.last, diagnostics[last].code == .unreadableFile else { return }
        diagnostics[last].span = node.place
    }

    /// Puts an included mapping's entries behind; mappings of one key merge, anything else twice is an error.
    private mutating func merge(_ included: [Node.Entry], into entries: inout [Node.Entry]) {
        for entry in included {
            guard let index = entries.firstIndex(where: { $0.key.scalar?.text == entry.key.scalar?.text }) else {
                entries.append(entry)
                continue
            }
            guard var inner = entries[index].value.mapping, let added = entry.value.mapping else {
                reportTwice(entry, entries[index])
                continue
            }
            merge(added, into: &inner)
            entries[index].value.content = .mapping(inner)
        }
    }

    private mutating func reportTwice(_ entry: Node.Entry, _ first: Node.Entry) {
        let name = entry.key.scalar?.text ?? ""
        diagnostics.append(
            Diagnostic(
                .duplicateKey,
                LocalizedText(ko: "\("`\(name)`", .subject) 두 파일에 있습니다.", en: "'\(name)' stands in two files"),
                at: entry.key.span,
                related: [RelatedPlace(first.key.span, LocalizedText(ko: "여기에도 있습니다", en: "it also stands here"))]
            )
        )
    }
}
