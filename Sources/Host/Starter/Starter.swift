import Engine
import PluginAPI
import YAML

/// A configuration to begin with.
struct Starter {
    /// The name by which it is chosen.
    let name: String

    /// The text of the file it comes from.
    let source: String

    /// All there are: the configuration of the first run, then the others by name.
    static let all = registeredConfigurations.map { Starter(file: $0.file, source: $0.text) }

    /// Takes the text of a file; the configuration of the first run has a name of its own.
    init(file: String, source: String) {
        name = file == "config" ? "default" : file
        self.source = source
    }

    /// What it does, in one sentence: the first line of the file in Korean, the second in English.
    var summary: LocalizedText {
        let lines = source.split(separator: "\n").prefix(2).map { String($0.drop { $0 == "#" || $0 == " " }) }
        return LocalizedText(ko: lines.first ?? name, en: lines.last ?? name)
    }

    /// Whether it replays the synthetic sample, which has to be made first.
    var needsSample: Bool { source.contains("\(SampleMaker.folder)/") }

    /// The text of a new `config.yaml`.
    ///
    /// - Parameter channel: where its alerts go, in the place of what the file says.
    func text(language: Language, channel: Channel? = nil) -> String {
        var bytes = Array(source.utf8)
        var edits: [(range: Range<Int>, text: String)] = []
        if let channel, let slot { edits.append((slot.range, channel.text(at: slot.column))) }
        if language != .ko, let version = root?.entry("version")?.value.span {
            let end = version.bytes.upperBound
            edits.append((end..<end, "\n\nhost: { language: \(language.rawValue) }"))
        }
        for edit in edits.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
            bytes.replaceSubrange(edit.range, with: edit.text.utf8)
        }
        return "# yaml-language-server: $schema=\(StarterFolder.schema)\n" + String(decoding: bytes, as: UTF8.self)
    }

    /// The channels that its alerts can take: its own first, then those that no pipeline uses yet.
    func channels(_ catalog: PluginCatalog, examples: [String: String]) -> [Channel] {
        guard let slot else { return [] }
        let used = (root?["pipelines"]?.mapping ?? []).flatMap { $0.value["sinks"]?.sequence ?? [] }
            .compactMap { $0.scalar?.text ?? $0.mapping?.first?.key.scalar?.text }
        let others = catalog.plugins(.sink).filter { plugin in
            let takesAlerts = (plugin as? any Sink.Type)?.accepts.contains(.alerts) ?? false
            return takesAlerts && plugin.name != slot.plugin && !used.contains(plugin.name)
        }
        let own = catalog.plugin(.sink, slot.plugin)
        return ((own.map { [$0] } ?? []) + others).compactMap { plugin in
            Channel(plugin, example: examples[String(describing: plugin)] ?? "")
        }
    }

    private var root: Node? { YAMLDocument.parse(text: source, name: "").root }

    /// The place of the one sink that is defined, unless it takes more than alerts.
    private var slot: (plugin: String, range: Range<Int>, column: Int)? {
        guard let sinks = root?["sinks"]?.mapping, sinks.count == 1, let value = sinks.first?.value,
            let part = value.mapping?.first, let plugin = part.key.scalar?.text, part.value["events"] == nil
        else { return nil }
        let start = value.span.bytes.lowerBound
        return (plugin, start..<value.end, value.span.start.column - 1)
    }
}

extension Node {
    /// Where the last text or bracket of the node ends; what follows a block belongs to nobody.
    var end: Int {
        let isFlow = span.text.first == "{" || span.text.first == "["
        switch content {
        case .mapping(let entries) where !isFlow: return entries.last?.value.end ?? span.bytes.upperBound
        case .sequence(let nodes) where !isFlow: return nodes.last?.end ?? span.bytes.upperBound
        default: return span.bytes.upperBound
        }
    }
}
