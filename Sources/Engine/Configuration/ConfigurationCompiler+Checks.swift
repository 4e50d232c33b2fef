import PluginAPI
import YAML

extension ConfigurationCompiler {
    /// Checks what flows between the parts of a pipeline.
    mutating func check(_ draft: PipelineDraft) {
        checkTimeline(draft)
        checkCalendar(draft)
        noteFieldsAtSinks(draft)
        guard draft.isComplete else { return }
        var given = events(of: draft)
        // A history that is named and cannot be used has been reported as such; without one, the sources' broker has it.
        if draft.namesHistory || !draft.brokers.isEmpty { given.insert(.history) }
        for (index, rule) in draft.rules.enumerated() {
            check(rule, given: given)
            checkFields(rule, above: draft.rules[..<index])
        }
        checkOrders(draft)
    }

    /// The types of event that a pipeline's sources give, with what the engine makes of them.
    private func events(of draft: PipelineDraft) -> EventKinds {
        var given = draft.sources.reduce(into: EventKinds()) { $0.formUnion(sources[$1].source.produces) }
        if given.contains(.trades) { given.insert(.bars) }
        if !draft.isRecorded(sources) { given.insert(.statuses) }
        return given
    }

    private mutating func check(_ rule: RuleBlueprint, given: EventKinds) {
        var missing = rule.rule.requires.subtracting(given)
        if missing.remove(.history) != nil { reportMissingHistory(rule) }
        guard !missing.isEmpty else { return }
        let wanted = missing.names.joined(separator: ", ")
        let found = given.subtracting(.statuses).names.joined(separator: ", ")
        let givers = sources(producing: missing).joined(separator: ", ")
        note(
            Diagnostic(
                .missingEvents,
                LocalizedText(
                    ko: "`\(rule.id)` 규칙에는 \(wanted) 이벤트가 필요한데, 이 파이프라인의 소스는 \(found)만 줍니다.",
                    en: "the rule '\(rule.id)' needs \(wanted) events; the sources of this pipeline give only \(found)"
                ),
                at: rule.span,
                help: LocalizedText(
                    ko: "\(wanted, .object) 주는 소스: \(givers)",
                    en: "sources that give \(wanted): \(givers)"
                )
            )
        )
    }

    /// The names of the source plugins that can give one of the types.
    private func sources(producing kinds: EventKinds) -> [String] {
        var names: [String] = []
        for plugin in catalog.plugins(.source) {
            guard let source = plugin as? any Source.Type, !source.produces.isDisjoint(with: kinds) else { continue }
            names.append(source.name)
        }
        return names
    }

    private mutating func reportMissingHistory(_ rule: RuleBlueprint) {
        report(
            .missingHistory,
            at: rule.span,
            LocalizedText(
                ko: "`\(rule.id)` 규칙에는 과거 봉이 필요합니다. `history: { csv: { path: … } }`를 적으세요.",
                en: "the rule '\(rule.id)' needs past bars; add 'history: { csv: { path: … } }'"
            )
        )
    }

    private mutating func checkFields(_ rule: RuleBlueprint, above: ArraySlice<RuleBlueprint>) {
        let fields = above.flatMap { type(of: $0.rule).alerts }.flatMap(\.fields) + AlertKind.commonFields
        let known = fields.map(\.name)
        var last: SourceSpan?
        for field in rule.rule.namedFields where !known.contains(field.name) {
            // `[sym,bol]` is one slip, which makes two bad names.
            let isRest = last.map { $0.bytes.upperBound + 1 == field.span?.bytes.lowerBound } ?? false
            if !isRest { reportUnknownField(field.name, at: field.span ?? rule.span, known: known) }
            last = field.span
        }
    }

    /// Notes which fields a pipeline's alerts bring to its sinks; one that several pipelines share gets those of all.
    private mutating func noteFieldsAtSinks(_ draft: PipelineDraft) {
        let fields = draft.rules.flatMap { type(of: $0.rule).alerts }.flatMap(\.messageFields)
        for sink in Set(draft.sinks + (draft.tellsUsers ? users.flatMap(\.sinks) : [])) {
            guard draft.isComplete, let known = fieldsAtSinks[sink, default: []] else {
                fieldsAtSinks[sink] = .some(nil)
                continue
            }
            fieldsAtSinks[sink] = known + fields
        }
    }

    /// Checks the fields that the settings of sinks name.
    mutating func checkSinkFields() {
        for (index, fields) in fieldsAtSinks.sorted(by: { $0.key < $1.key }) {
            guard let fields else { continue }
            // An instrument's name is put into messages, which come to a sink ready.
            let known = fields + AlertKind.commonFields.map(\.name).filter { $0 != "name" }
            for field in sinks[index].sink.namedFields where !known.contains(field.name) {
                reportUnknownField(field.name, at: field.span ?? sinks[index].span, known: known)
            }
        }
    }

    private mutating func checkOrders(_ draft: PipelineDraft) {
        guard let rule = draft.rules.first(where: { type(of: $0.rule).ordersAreRaised }) else { return }
        guard !draft.sinks.contains(where: { type(of: sinks[$0].sink).accepts.contains(.orders) }) else { return }
        report(
            .noOrderSink,
            at: rule.span,
            LocalizedText(
                ko: "`\(rule.id)` 규칙이 주문을 내는데 `order` 싱크가 없어 아무것도 주문되지 않습니다.",
                en: "the rule '\(rule.id)' asks for orders, but without an 'order' sink nothing would be ordered"
            )
        )
    }

    /// Warns when the days and hours of a pipeline's market are no longer known.
    private mutating func checkCalendar(_ draft: PipelineDraft) {
        let calendar = calendars[draft.condition?.market ?? .krx]
        guard today > calendar.expires, !draft.isRecorded(sources) else { return }
        let name = calendar.market.rawValue.uppercased()
        report(
            .calendarExpires,
            at: draft.span,
            LocalizedText(
                ko: "\(name) 거래일 자료는 \(calendar.expires)까지입니다. 프로그램을 새로 받거나 `calendars`에 휴장일을 적으세요.",
                en: "the calendar of \(name) ends on \(calendar.expires); update the program or add days to 'calendars'"
            )
        )
    }

    /// A recording brings its own time, so nothing live can stand beside it.
    private mutating func checkTimeline(_ draft: PipelineDraft) {
        let recorded = draft.sources.filter { sources[$0].source is any RecordedSource }
        guard let first = recorded.first else { return }
        let others = draft.sources.filter { $0 != first && !(sources[$0].source is any TimetableSource) }
        for other in others {
            note(
                Diagnostic(
                    .mixedTimelines,
                    LocalizedText(
                        ko: "녹화를 재생하는 파이프라인에는 다른 소스를 함께 둘 수 없습니다. 시각이 서로 다릅니다.",
                        en:
                            "a pipeline that replays a recording cannot have another source beside it; their times differ"
                    ),
                    at: sources[other].span,
                    related: [
                        RelatedPlace(sources[first].span, LocalizedText(ko: "녹화는 여기입니다", en: "the recording is here"))
                    ]
                )
            )
        }
        checkOrigin(first)
    }

    private mutating func checkOrigin(_ index: Int) {
        guard sources[index].origin == nil, let source = sources[index].source as? any RecordedSource else { return }
        // Pipelines that replay one recording each with a source of its own have it read once.
        let settings = sources[index].settings
        let recording = [sources[index].plugin, settings?.span.file.name ?? "", canonicalText(settings)]
        sources[index].origin = origins[recording]
        guard sources[index].origin == nil else { return }
        do {
            let origin = try source.origin(in: directory)
            origins[recording] = origin
            sources[index].origin = origin
        } catch {
            report(.unusableFile, at: error.span ?? sources[index].span, error.message)
        }
    }
}
