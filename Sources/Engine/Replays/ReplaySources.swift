import PluginAPI

/// The sources of a replay: timetables as they are, and a recording in the place of all others.
struct ReplaySources {
    /// What a recording brings to a pipeline, and when it counts.
    private struct Part: Hashable {
        var symbols: SymbolScope
        var condition: SessionCondition?
    }

    private(set) var placed: [SourceBlueprint] = []

    private let original: Blueprint
    private let recording: (source: any RecordedSource, make: ReplayRequest.Recording, origin: Timestamp)?
    private var places: [Int: Int] = [:]
    /// Pipelines for which a recording brings the same share one source, and with it one order of events.
    private var recordings: [Part: Int] = [:]

    /// Looks when the recording begins, if there is one.
    init(_ original: Blueprint, _ make: ReplayRequest.Recording?) throws(ReplayError) {
        self.original = original
        guard let make else {
            recording = nil
            return
        }
        let whole = try make(.any)
        do throws(SourceError) {
            recording = (whole, make, try whole.origin(in: original.directory))
        } catch {
            throw ReplayError(error.message)
        }
    }

    /// The sources of a pipeline, as indices into what is placed.
    mutating func place(_ pipeline: PipelineBlueprint) throws(Unplayable) -> [Int] {
        let (timetables, others) = split(pipeline.sources)
        guard let recording else {
            guard others.contains(where: { original.sources[$0].source is any RecordedSource }) else {
                throw Unplayable(reason: Self.live)
            }
            return pipeline.sources.map { place($0) }
        }
        let part = try part(of: others, as: recording.source.produces)
        let given = timetables.reduce(recording.source.produces) { $0.union(original.sources[$1].source.produces) }
        try check(pipeline.rules, given: given)
        let first = try place(part, recording.make, recording.origin, for: others)
        return [first] + timetables.map { place($0) }
    }

    private func split(_ sources: [Int]) -> (timetables: [Int], others: [Int]) {
        let timetables = sources.filter { original.sources[$0].source is any TimetableSource }
        return (timetables, sources.filter { !timetables.contains($0) })
    }

    /// What of a recording the given sources would have brought.
    private func part(of sources: [Int], as kinds: EventKinds) throws(Unplayable) -> Part {
        let none = SymbolScope.some([])
        let parts = sources.map { original.sources[$0] }
            .map { Part(symbols: $0.source.scope(of: kinds), condition: $0.condition) }
            .filter { $0.symbols != none }
        guard let first = parts.first else { throw Unplayable(reason: Self.nothingGiven(kinds)) }
        guard Set(parts.map(\.condition)).count == 1 else { throw Unplayable(reason: Self.severalConditions) }
        return Part(symbols: parts.map(\.symbols).reduce(none) { $0.union($1) }, condition: first.condition)
    }

    /// Looks whether rules get what they need; the program's own states are not of the past, and are not missed.
    private func check(_ rules: [RuleBlueprint], given: EventKinds) throws(Unplayable) {
        var given = given.union([.statuses, .history])
        if given.contains(.trades) { given.insert(.bars) }
        for rule in rules {
            let missing = rule.rule.requires.subtracting(given)
            guard missing.isEmpty else { throw Unplayable(reason: Self.missing(missing, rule.id)) }
        }
    }

    /// The place of a source of the configuration.
    private mutating func place(_ index: Int) -> Int {
        if let place = places[index] { return place }
        placed.append(original.sources[index])
        places[index] = placed.count - 1
        return placed.count - 1
    }

    /// The place of the recording that stands for some sources.
    private mutating func place(
        _ part: Part,
        _ make: ReplayRequest.Recording,
        _ origin: Timestamp,
        for sources: [Int]
    ) throws(Unplayable) -> Int {
        if let place = recordings[part] { return place }
        let source: any RecordedSource
        do throws(ReplayError) { source = try make(part.symbols) } catch { throw Unplayable(reason: error.message) }
        placed.append(
            SourceBlueprint(
                component: recordings.isEmpty ? "recording" : "recording-\(recordings.count + 1)",
                plugin: type(of: source).name,
                source: source,
                settings: nil,
                condition: part.condition,
                origin: origin,
                span: original.sources[sources[0]].span
            )
        )
        recordings[part] = placed.count - 1
        return placed.count - 1
    }
}

extension ReplaySources {
    private static let live = LocalizedText(
        ko: "소스가 실시간이라 재생할 녹화가 없습니다. 녹화 파일을 적으세요",
        en: "its sources are live; name a recording to play in their place"
    )

    private static let severalConditions = LocalizedText(
        ko: "소스마다 `when`이 달라 녹화 하나로 대신할 수 없습니다",
        en: "its sources differ in their 'when', so that one recording cannot stand for them"
    )

    private static func nothingGiven(_ kinds: EventKinds) -> LocalizedText {
        let names = kinds.names.joined(separator: ", ")
        return LocalizedText(
            ko: "녹화에는 \(names)만 있는데, 이 파이프라인에는 그것을 주는 소스가 없습니다",
            en: "a recording holds \(names) only, and none of its sources gives that"
        )
    }

    private static func missing(_ kinds: EventKinds, _ rule: String) -> LocalizedText {
        let names = kinds.names.joined(separator: ", ")
        return LocalizedText(
            ko: "`\(rule)` 규칙에 필요한 \(names) 이벤트가 녹화에는 없습니다",
            en: "the rule '\(rule)' needs \(names) events, which a recording does not hold"
        )
    }
}
