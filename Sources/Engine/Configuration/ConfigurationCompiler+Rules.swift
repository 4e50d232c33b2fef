import Digest
import PluginAPI
import YAML

extension ConfigurationCompiler {
    /// Compiles the rules of a pipeline.
    mutating func compileRules(_ list: Node?, into draft: inout PipelineDraft) {
        for entry in entries(list, of: "rules") {
            guard let rule = compileRule(entry, in: draft) else {
                draft.isComplete = false
                continue
            }
            draft.rules.append(rule)
        }
    }

    /// Compiles a rule; nothing when it could not be made.
    mutating func compileRule(_ entry: Entry, in draft: PipelineDraft) -> RuleBlueprint? {
        var entry = entry
        let place = entry.span
        var name: String?
        if entry.settings == nil, let definition = definitions[.rule, entry.name] {
            definitions[.rule, entry.name]?.isUsed = true
            name = entry.name
            entry = definition.entry
        }
        // These belong to every rule and are the engine's.
        let givenID = entry.takeSetting("id")
        let message = entry.takeSetting("message")
        let severity = entry.takeSetting("severity")
        guard let rule = make(.rule, entry) as? any Rule else { return nil }
        let id = givenID.flatMap { value($0, "id", as: String.self) } ?? name ?? entry.name
        if let twin = draft.rules.first(where: { $0.id == id }) { reportTwin(id, twin, at: place) }
        return RuleBlueprint(
            id: id,
            plugin: entry.name,
            rule: rule,
            settings: entry.settings,
            settingsDigest: SHA256(of: entry.name + canonicalText(entry.settings)).description,
            message: message.flatMap { template($0, for: rule) },
            severity: severity.flatMap { value($0, "severity", as: AlertSeverity.self) },
            span: place
        )
    }

    private mutating func reportTwin(_ id: String, _ twin: RuleBlueprint, at span: SourceSpan) {
        note(
            Diagnostic(
                .missingID,
                LocalizedText(
                    ko: "이 파이프라인에는 \("`\(id)`", .subject) 이미 있습니다. `id: 다른-이름`을 적어 구별하세요.",
                    en: "this pipeline already has a rule '\(id)'; give one of them an 'id'"
                ),
                at: span,
                related: [RelatedPlace(twin.span, LocalizedText(ko: "먼저 나온 규칙", en: "the first one"))]
            )
        )
    }

    private mutating func value<Value: SettingValue>(_ node: Node, _ key: String, as type: Value.Type) -> Value? {
        decode(type, node, owner: SettingOwner(PluginKind.rule.word).inside(key))
    }

    /// Reads a message and checks that every field in it is one of the rule's alerts'.
    private mutating func template(_ node: Node, for rule: any Rule) -> MessageTemplate? {
        guard let text = value(node, "message", as: String.self) else { return nil }
        let template: MessageTemplate
        do {
            template = try MessageTemplate(text)
        } catch {
            report(.wrongForm, at: node.place, error.message)
            return nil
        }
        let known = type(of: rule).alerts.flatMap(\.messageFields) + AlertKind.commonFields.map(\.name)
        for field in template.fields where !known.contains(field) {
            reportUnknownField(field, at: node.place, known: known)
        }
        return template
    }

    /// The values of the variables that stand in a text.
    private func values(in text: String) -> [String] {
        guard text.contains("${") else { return [] }
        let names = environment.names.filter { text.contains("${\($0)}") || text.contains("${\($0):-") }
        return names.compactMap { environment.value(of: $0) }
    }

    /// Notes a field that no alert has.
    mutating func reportUnknownField(_ field: String, at span: SourceSpan?, known: [String]) {
        let known = known.reduce(into: [String]()) { names, name in if !names.contains(name) { names.append(name) } }
        let nearest = Spelling.nearest(to: field, in: known)
        note(
            Diagnostic(
                .unknownField,
                LocalizedText(
                    ko: "알림에는 \("`\(field)`", .called) 항목이 없습니다.",
                    en: "the alert has no field '\(field)'"
                ),
                at: span,
                suggestions: Suggestion.didYouMean(nearest, replacing: nil),
                help: LocalizedText(
                    ko: "쓸 수 있는 항목: \(known.joined(separator: ", "))",
                    en: "valid fields: \(known.joined(separator: ", "))"
                )
            )
        )
    }

    /// A text that is equal for equal settings, whatever their comments and layout; the values of variables count.
    func canonicalText(_ node: Node?) -> String {
        switch node?.content {
        case nil: "-"
        case .scalar(let scalar): ([scalar.text] + values(in: scalar.text)).map { "\($0.utf8.count):\($0)" }.joined()
        case .sequence(let nodes): "[" + nodes.map { canonicalText($0) }.joined(separator: ",") + "]"
        case .mapping(let entries):
            "{"
                + entries.map { canonicalText($0.key) + "=" + canonicalText($0.value) }.sorted().joined(separator: ",")
                + "}"
        }
    }
}
