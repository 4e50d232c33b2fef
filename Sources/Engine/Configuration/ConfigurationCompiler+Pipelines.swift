import PluginAPI
import YAML

extension ConfigurationCompiler {
    /// The settings of a pipeline itself.
    static let pipelineKeys = ["when", "history", "instruments", "sources", "rules", "sinks"]

    /// Compiles the `pipelines:` section; nothing when there is none to speak of.
    mutating func compilePipelines(_ sections: KnownEntries, in root: Node) -> [PipelineBlueprint]? {
        let section = sections["pipelines"]
        guard let entries = section?.value.mapping, !entries.isEmpty else {
            if let value = section?.value, value.mapping == nil, !value.isNull, !value.isUnsound {
                reportWrongKind(
                    value,
                    LocalizedText(
                        ko: "`pipelines`에는 `이름:`과 그 아래의 설정이 필요합니다.",
                        en: "'pipelines' holds names with their settings below"
                    )
                )
                return nil
            }
            let isNews =
                section.map { !$0.value.isUnsound }
                ?? (isComplete && !root.isUnsound && !sections.mayHave("pipelines"))
            // A pipeline may be among the keys that are reported as unknown.
            if isNews, sections.strayNames.isEmpty {
                report(
                    .missingSetting,
                    at: section?.key.span ?? SourceSpan(file: root.span.file, bytes: 0..<0),
                    LocalizedText(
                        ko: "`pipelines:` 아래에 파이프라인이 하나 이상 필요합니다.",
                        en: "at least one pipeline is needed under 'pipelines:'"
                    )
                )
            }
            return nil
        }
        misplacedKeys.formUnion(entries.compactMap(\.key.scalar?.text).filter(Self.pipelineKeys.contains))
        let flat = zip(entries, entries.dropFirst()).first { name, next in
            name.value.isNull && Self.pipelineKeys.contains(next.key.scalar?.text ?? "")
        }
        if let name = flat?.0.key { reportFlat(name) }
        return entries.compactMap { $0.key.span == flat?.0.key.span ? nil : compilePipeline($0) }
    }

    /// Notes that a pipeline's settings stand as deep as its name.
    private mutating func reportFlat(_ key: Node) {
        hasMisplacedKey = true
        let name = key.scalar?.text ?? ""
        report(
            .wrongIndentation,
            at: key.span,
            LocalizedText(
                ko: "파이프라인 `\(name)`의 설정은 `\(name):`보다 두 칸 더 들여 써야 합니다.",
                en: "the settings of the pipeline '\(name)' must be indented two spaces more than '\(name):'"
            )
        )
    }

    private mutating func compilePipeline(_ node: Node.Entry) -> PipelineBlueprint? {
        guard let name = node.key.scalar?.text, !node.value.isUnsound else { return nil }
        guard let entries = node.value.mapping else {
            guard !Self.pipelineKeys.contains(name) else {
                return reportMisplaced(node.key.span, name)
            }
            report(
                .wrongKind,
                at: node.value.isNull ? node.key.span : node.value.place,
                LocalizedText(
                    ko: "파이프라인 `\(name)`에는 `sources`, `rules`, `sinks`가 필요합니다.",
                    en: "the pipeline '\(name)' needs 'sources', 'rules' and 'sinks'"
                )
            )
            return nil
        }
        let misplaced = misplacedKeys
        defer { misplacedKeys = misplaced }
        // What is missing may be part of what could not be read.
        if hasSyntaxError(inside: node.value.span) { misplacedKeys.formUnion(Self.pipelineKeys) }
        var draft = PipelineDraft(name: name, span: node.key.span)
        let keys = checkKeys(entries, Self.pipelineKeys, of: LocalizedText(ko: "파이프라인", en: "a pipeline"))
        draft.keys = keys
        draft.condition = keys["when"].flatMap { compileCondition($0.value) }
        draft.namesHistory = namesHistory || keys.mayHave("history")
        draft.history = keys["history"].flatMap { csvFile($0, columns: CSVFile.barColumns) } ?? history
        draft.instruments =
            keys["instruments"].flatMap { csvFile($0, columns: CSVFile.instrumentColumns) } ?? instruments
        compileSources(keys["sources"], into: &draft)
        compileRules(keys["rules"]?.value, into: &draft)
        compileSinks(keys["sinks"], into: &draft)
        draft.brokers = brokers(of: draft)
        check(draft)
        return draft.blueprint
    }

    /// The brokers of a pipeline's sources; a recording happens in another time than theirs.
    private func brokers(of draft: PipelineDraft) -> [String] {
        guard !draft.isRecorded(sources) else { return [] }
        return draft.sources.compactMap { sources[$0].source.brokerUse?.broker }.reduce(into: []) { names, name in
            if !names.contains(name) { names.append(name) }
        }
    }

    /// Notes that a pipeline's own key stands where pipelines do.
    private mutating func reportMisplaced(_ span: SourceSpan, _ name: String) -> PipelineBlueprint? {
        // Of several, whose pipeline has lost its name, the first says enough.
        guard !hasMisplacedKey else { return nil }
        hasMisplacedKey = true
        report(
            .wrongIndentation,
            at: span,
            LocalizedText(
                ko: "\("`\(name)`", .topic) 파이프라인 안의 설정입니다. 두 칸 더 들여 쓰세요.",
                en: "'\(name)' belongs inside a pipeline; indent it by two more spaces"
            )
        )
        return nil
    }

    /// The entries of a pipeline's list, noting those of another form.
    mutating func entries(_ list: Node?, of key: String) -> [Entry] {
        guard let list, !list.isNull, !list.isUnsound else { return [] }
        guard let nodes = list.sequence else {
            reportWrongKind(
                list,
                LocalizedText(
                    ko: "`\(key)`에는 `- `로 시작하는 목록이 필요합니다.",
                    en: "'\(key)' needs a list of entries that begin with '- '"
                )
            )
            return []
        }
        var entries: [Entry] = []
        listInHand = list.span
        for node in joiningSplitNames(nodes, of: key) where !node.isUnsound {
            do throws(EntryMistake) {
                entries.append(try Entry(node))
            } catch {
                note(error.diagnostic)
            }
        }
        return entries
    }

    private mutating func compileSources(_ list: Node.Entry?, into draft: inout PipelineDraft) {
        let entries = entries(list?.value, of: "sources")
        if entries.isEmpty { reportEmpty("sources", list, &draft) }
        for entry in entries {
            let component = "pipelines.\(draft.name).sources.\(entry.name)"
            let index = place(.source, entry, component: component) { (compiler, part, settings, name, own) in
                guard let source = part as? any Source else { return nil }
                compiler.sources.append(
                    SourceBlueprint(
                        component: name,
                        plugin: type(of: part).name,
                        source: source,
                        settings: settings,
                        condition: own.condition,
                        userLists: own.userLists,
                        span: entry.span
                    )
                )
                return compiler.sources.count - 1
            }
            if let index, !draft.sources.contains(index) { draft.sources.append(index) }
            draft.isComplete = draft.isComplete && index != nil
        }
    }

    private mutating func compileSinks(_ list: Node.Entry?, into draft: inout PipelineDraft) {
        let entries = entries(list?.value, of: "sinks")
        if entries.isEmpty, !draft.isForCommands(sources) { reportEmpty("sinks", list, &draft) }
        for entry in entries {
            if entry.name == Self.usersWord, entry.settings == nil {
                draft.tellsUsers = true
                if usersKey == nil { reportNoUsers(at: entry.nameSpan) }
                continue
            }
            let index = placeSink(entry, component: "pipelines.\(draft.name).sinks.\(entry.name)")
            if let index, !draft.sinks.contains(index) { draft.sinks.append(index) }
            draft.isComplete = draft.isComplete && index != nil
        }
    }

    /// The place of the sink that an entry names.
    mutating func placeSink(_ entry: Entry, component: String) -> Int? {
        place(.sink, entry, component: component) { (compiler, part, settings, name, own) in
            guard let sink = part as? any Sink else { return nil }
            if own.chart != .none, !sink.takesImages {
                compiler.reportNoPictures(of: type(of: part).name, at: own.chartSpan)
            }
            compiler.sinks.append(
                SinkBlueprint(
                    name: name,
                    plugin: type(of: part).name,
                    sink: sink,
                    settings: settings,
                    routing: own.routing,
                    chart: own.chart,
                    span: entry.span
                )
            )
            return compiler.sinks.count - 1
        }
    }

    /// The place of the part that an entry names: a defined one is made once, any other for this entry alone.
    private mutating func place(
        _ kind: PluginKind,
        _ entry: Entry,
        component: String,
        _ add: (inout Self, any Plugin, Node?, String, EngineSettings) -> Int?
    ) -> Int? {
        guard entry.settings == nil, let definition = definitions[kind, entry.name] else {
            return place(kind, entry) { (compiler, part, settings, own) in
                let name = compiler.unique(component)
                return add(&compiler, part, settings, name, own)
            }
        }
        guard !definition.isUsed else { return definition.index }
        definitions[kind, entry.name]?.isUsed = true
        let index = place(kind, definition.entry) { add(&$0, $1, $2, "\(kind.section).\(entry.name)", $3) }
        definitions[kind, entry.name]?.index = index
        return index
    }

    /// Makes a part; a source's `when:` and a sink's routing are the engine's and not the plugin's.
    private mutating func place(
        _ kind: PluginKind,
        _ entry: Entry,
        _ add: (inout Self, any Plugin, Node?, EngineSettings) -> Int?
    ) -> Int? {
        var entry = entry
        let own = takeEngineSettings(kind, &entry)
        return make(kind, entry).flatMap { add(&self, $0, entry.settings, own) }
    }

    /// A name that no other part has, which is kept from now on.
    private mutating func unique(_ component: String) -> String {
        var (name, number) = (component, 1)
        while !components.insert(name).inserted {
            number += 1
            name = "\(component)-\(number)"
        }
        return name
    }

    private mutating func reportEmpty(_ key: String, _ list: Node.Entry?, _ draft: inout PipelineDraft) {
        draft.isComplete = false
        // Entries of a wrong form, and a key that is misspelt, have been reported as such.
        let isNews =
            list.map { $0.value.isNull || $0.value.sequence?.isEmpty ?? false } ?? !draft.keys.mayHave(key)
        guard isNews, list?.value.isUnsound != true, !misplacedKeys.contains(key) else { return }
        report(
            .missingSetting,
            at: list?.key.span ?? draft.span,
            LocalizedText(
                ko: "파이프라인 `\(draft.name)`에 `\(key)`가 없습니다.",
                en: "the pipeline '\(draft.name)' has no '\(key)'"
            )
        )
    }
}

/// A pipeline while it is compiled.
struct PipelineDraft {
    let name: String
    let span: SourceSpan
    /// The settings of the pipeline itself.
    var keys = KnownEntries()
    var condition: SessionCondition?
    var history: CSVFile?
    /// Whether it is said where past bars come from, rightly or not.
    var namesHistory = false
    var instruments: CSVFile?
    var sources: [Int] = []
    var rules: [RuleBlueprint] = []
    var sinks: [Int] = []
    /// Whether its alerts go to the users too.
    var tellsUsers = false
    /// The brokers of the sources.
    var brokers: [String] = []
    /// Whether every part could be made; what depends on a missing one is not checked.
    var isComplete = true

    /// Whether its events happened before.
    func isRecorded(_ all: [SourceBlueprint]) -> Bool { sources.contains { all[$0].source is any RecordedSource } }

    /// Whether it may do without rules and sinks: the program itself answers what comes.
    func isForCommands(_ all: [SourceBlueprint]) -> Bool {
        isComplete && !sources.isEmpty && sources.allSatisfy { all[$0].source.produces.contains(.commands) }
    }

    var blueprint: PipelineBlueprint {
        PipelineBlueprint(
            name: name,
            condition: condition,
            sources: sources,
            rules: rules,
            sinks: sinks,
            tellsUsers: tellsUsers,
            history: history,
            instruments: instruments,
            sourceBrokers: brokers
        )
    }
}
