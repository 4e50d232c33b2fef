import PluginAPI
import YAML

/// Lines that stand too deep or not deep enough and are right YAML all the same.
extension ConfigurationCompiler {
    /// The sections of a file, those taken out again that slipped into a section of definitions.
    mutating func releasingSections(_ entries: [Node.Entry]) -> [Node.Entry] {
        let present = Set(entries.compactMap(\.key.scalar?.text))
        let hasPipelines = present.contains { $0 == "pipelines" || Spelling.nearest(to: $0, in: ["pipelines"]) != [] }
        var result: [Node.Entry] = []
        for var entry in entries {
            guard let inner = entry.value.mapping, Self.definitionSections.contains(entry.key.scalar?.text ?? "") else {
                result.append(entry)
                continue
            }
            if let index = inner.firstIndex(where: isSectionHead) {
                reportSlippedHead(inner[index].key)
                entry.value.content = .mapping(Array(inner[..<index]))
                result += [entry, section(inner[index].key, inner[(index + 1)...])]
            } else if !hasPipelines, let index = inner.firstIndex(where: Self.looksLikePipeline) {
                reportHeadless(inner[index].key)
                entry.value.content = .mapping(Array(inner[..<index]))
                var key = inner[index].key
                key.content = .scalar(Node.Scalar(text: "pipelines"))
                result += [entry, section(key, inner[index...])]
            } else {
                result.append(entry)
            }
        }
        return result
    }

    /// Reads definitions one by one, those together whose name and plugin stand at one depth.
    mutating func defineAll(_ kind: PluginKind, _ entries: [Node.Entry], under section: Node) {
        var index = 0
        while index < entries.count {
            let entry = entries[index]
            index += 1
            if entry.value.isNull, entry.value.alias == nil, !entry.key.isUnsound {
                if index < entries.count, isPlugin(entries[index].key, kind) {
                    reportFlat(entry, entries[index].key, kind, under: section)
                    index += 1
                    continue
                }
                // Its plugin has slipped out of the section altogether and is reported there.
                if unresolved.strayNames.contains(where: { catalog.plugin(kind, $0) != nil }) {
                    definitions.noteFailure(kind, entry.key.scalar?.text ?? "")
                    continue
                }
            }
            define(kind, entry)
        }
    }

    private static let definitionSections = Set(PluginKind.allCases.map(\.section))

    private func isSectionHead(_ entry: Node.Entry) -> Bool {
        entry.value.isNull && Self.sections.contains(entry.key.scalar?.text ?? "")
    }

    private static func looksLikePipeline(_ entry: Node.Entry) -> Bool {
        let keys = entry.value.mapping?.compactMap(\.key.scalar?.text) ?? []
        return keys.count > 1 && keys.allSatisfy(pipelineKeys.contains)
    }

    private func isPlugin(_ key: Node, _ kind: PluginKind) -> Bool {
        key.scalar.map { catalog.plugin(kind, $0.text) != nil } ?? false
    }

    private func section(_ key: Node, _ entries: ArraySlice<Node.Entry>) -> Node.Entry {
        Node.Entry(key: key, value: Node(.mapping(Array(entries)), span: key.span))
    }

    private mutating func reportSlippedHead(_ key: Node) {
        let name = key.scalar?.text ?? ""
        report(
            .wrongIndentation,
            at: key.span,
            LocalizedText(
                ko: "\("`\(name)`", .topic) 맨 바깥에 써야 합니다. 앞의 빈칸을 지우세요.",
                en: "'\(name)' belongs at the outermost level; remove the spaces before it"
            )
        )
    }

    private mutating func reportHeadless(_ key: Node) {
        let name = key.scalar?.text ?? ""
        report(
            .missingSetting,
            at: key.span,
            LocalizedText(
                ko: "\("`\(name)`", .topic) 파이프라인인데, 위에 `pipelines:` 줄이 없습니다.",
                en: "'\(name)' is a pipeline, but the line 'pipelines:' is missing above it"
            )
        )
    }

    /// Of a name and its plugin at one depth, the name slipped if it stands deeper than a section's entries usually do.
    private mutating func reportFlat(
        _ entry: Node.Entry,
        _ plugin: Node,
        _ kind: PluginKind,
        under section: Node
    ) {
        let (name, part) = (entry.key.scalar?.text ?? "", plugin.scalar?.text ?? "")
        definitions.noteFailure(kind, name)
        let depth = entry.key.span.start.column - section.span.start.column
        note(
            Diagnostic(
                .wrongIndentation,
                LocalizedText(
                    ko: "\("`\(part)`", .topic) `\(name)` 안에 있어야 하므로 `\(name)`보다 두 칸 더 들여 써야 합니다.",
                    en: "'\(part)' belongs inside '\(name)' and must be indented two spaces more than it"
                ),
                at: depth > 2 ? entry.key.span : plugin.span,
                related: [
                    RelatedPlace(
                        depth > 2 ? plugin.span : entry.key.span,
                        LocalizedText(ko: "같은 깊이에 있습니다", en: "this stands at the same depth")
                    )
                ]
            )
        )
    }
}
