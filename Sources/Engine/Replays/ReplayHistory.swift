import PluginAPI

/// Looks whether the past bars of a replay belong to the days before its recordings.
enum ReplayHistory {
    /// Checks every pipeline with a rule that cannot do without past bars.
    ///
    /// - Throws: `ReplayError` for the first whose rules would decide without bars, or by bars of another time.
    static func check(_ blueprint: Blueprint) throws(ReplayError) {
        var surveys: [CSVFile: CSVSurvey?] = [:]
        for pipeline in blueprint.pipelines {
            guard let rule = pipeline.rules.first(where: { $0.rule.requires.contains(.history) }) else { continue }
            guard let file = pipeline.history else { throw missing(rule.id, in: pipeline.name) }
            let found = surveys[file] ?? CSVSurvey(file)
            surveys[file] = found
            guard let survey = found else {
                // Too large to be looked through is no fault; what is small and holds no bar is.
                guard let size = file.size, size <= CSVSurvey.byteLimit else { continue }
                throw ReplayError(empty(file.path))
            }
            try check(survey, of: file, for: pipeline, in: blueprint)
        }
    }

    private static func check(
        _ survey: CSVSurvey,
        of file: CSVFile,
        for pipeline: PipelineBlueprint,
        in blueprint: Blueprint
    ) throws(ReplayError) {
        let sources = pipeline.sources.map { blueprint.sources[$0] }
        guard let recording = sources.first(where: { $0.source is any RecordedSource }),
            let origin = recording.origin, let days = survey.days
        else { return }
        if case .some(let symbols) = recording.source.symbols, survey.symbols.isDisjoint(with: symbols) {
            throw ReplayError(noSymbol(file.path, pipeline.name, symbols))
        }
        let day = blueprint.calendars.krx.tradingDay(at: origin)
        // Of several markets, the one whose last day lies furthest back decides.
        let markets = Set(survey.symbols.map(\.market))
        let lastDays = markets.compactMap {
            blueprint.calendars.calendar(of: $0).previousTradingDay(before: day)
        }
        guard days.lowerBound < day else { throw ReplayError(tooLate(file.path, days, day)) }
        if let last = lastDays.min(), days.upperBound < last { throw ReplayError(tooEarly(file.path, days, day)) }
    }

    private static func missing(_ rule: String, in pipeline: String) -> ReplayError {
        ReplayError(
            LocalizedText(
                ko: "파이프라인 `\(pipeline)`의 `\(rule)` 규칙에는 과거 봉이 필요한데, 재생할 때는 증권사에 묻지 않습니다. "
                    + "`--history FILE.csv`로 일봉 파일을 적으세요.",
                en:
                    "the rule '\(rule)' of the pipeline '\(pipeline)' needs past bars, and a replay asks no broker for them; "
                    + "name a file of daily bars: --history FILE.csv"
            )
        )
    }

    private static func empty(_ path: String) -> LocalizedText {
        LocalizedText(ko: "`\(path)`에 일봉이 하나도 없습니다.", en: "'\(path)' holds no daily bar")
    }

    private static func noSymbol(_ path: String, _ pipeline: String, _ symbols: [Symbol]) -> LocalizedText {
        let names = symbols.prefix(3).map(\.description).joined(separator: ", ") + (symbols.count > 3 ? ", …" : "")
        return LocalizedText(
            ko: "`\(path)`에 파이프라인 `\(pipeline)`의 종목(\(names)) 일봉이 없습니다.",
            en: "'\(path)' holds no daily bar of what the pipeline '\(pipeline)' watches (\(names))"
        )
    }

    private static func tooLate(_ path: String, _ days: ClosedRange<CivilDate>, _ day: CivilDate) -> LocalizedText {
        LocalizedText(
            ko: "녹화는 \(day)의 것인데 `\(path)`의 일봉은 \(days.lowerBound)부터라 그 전날까지의 봉이 없습니다.",
            en: "the recording is of \(day), and '\(path)' has no bar before it: its first is of \(days.lowerBound)"
        )
    }

    private static func tooEarly(_ path: String, _ days: ClosedRange<CivilDate>, _ day: CivilDate) -> LocalizedText {
        LocalizedText(
            ko: "녹화는 \(day)의 것인데 `\(path)`의 일봉은 \(days.upperBound)까지라 그 바로 전 거래일의 봉이 없습니다.",
            en: "the recording is of \(day), and '\(path)' lacks the trading day before it: "
                + "its last bar is of \(days.upperBound)"
        )
    }
}
