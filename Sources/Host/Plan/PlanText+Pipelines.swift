import Engine
import PluginAPI

extension PlanText {
    /// Every pipeline as a picture, with when it works and on what data.
    mutating func addPipelines() {
        for pipeline in plan.pipelines {
            write { $0.addBreak() }
            let condition = pipeline.condition.map { "  (\($0.text))" } ?? ""
            let heading = say("파이프라인", "pipeline") + " " + pipeline.name
            write { [paint] in $0.add(paint.strong(heading) + condition) }
            addPicture(pipeline)
            addTimes(pipeline)
            addUsers(pipeline)
            if let history = pipeline.history { add(history) }
        }
    }

    /// From the sources down to the sinks.
    private mutating func addPicture(_ pipeline: PipelinePlan) {
        let names = (pipeline.sources + pipeline.rules + pipeline.sinks).map { DisplayWidth.of($0.name) }
        let column = min((names.max() ?? 0) + 8, Self.widestNames)
        for source in pipeline.sources {
            let condition = source.condition.map { " (\($0.text))" } ?? ""
            let gives = source.gives.names.joined(separator: ", ")
            addPart("  ", source, column, suffix: condition + (gives.isEmpty ? "" : " → \(gives)"))
        }
        for rule in pipeline.rules { addPart("   │ ", rule, column) }
        for (index, sink) in pipeline.sinks.enumerated() {
            let routing = sink.routing.settings.map { " (\($0))" } ?? ""
            addPart(index == pipeline.sinks.count - 1 ? "   └▷ " : "   ├▷ ", sink, column, suffix: routing)
        }
    }

    /// A name further to the right than this has its settings below it.
    private static let widestNames = 30

    private mutating func addPart(_ line: String, _ part: PartPlan, _ column: Int, suffix: String = "") {
        let plugin = part.plugin == part.name || part.name.hasPrefix("\(part.plugin)-") ? "" : part.plugin
        let settings = WrittenSettings(part.settings, isHidden: isHidden).text
        let braced = plugin.isEmpty || settings.isEmpty ? settings : "{ \(settings) }"
        let text = [plugin, braced].filter { !$0.isEmpty }.joined(separator: " ") + suffix
        write { $0.add(line + part.name, text, column: column) }
    }

    private mutating func addTimes(_ pipeline: PipelinePlan) {
        if let origin = pipeline.origin {
            let day = MarketTimeZone.korea.localTime(at: origin)
            add("녹화", "recorded", "\(dayText(day.date)) \(day.time)", indent: 4)
        } else if let condition = pipeline.condition {
            add("다음 세션", "next session", sessionText(pipeline.next, condition), indent: 4)
        } else {
            add("시간", "hours", say("언제나", "at any time"), indent: 4)
        }
    }

    private mutating func addUsers(_ pipeline: PipelinePlan) {
        guard !pipeline.users.isEmpty else { return }
        let users = pipeline.users.map { user in
            let count = user.symbols.count
            return "\(user.name): " + say("\(count)종목", "\(count) symbols")
                + (user.routing.settings.map { " (\($0))" } ?? "")
        }
        add("알림 받는 사람", "users", users.joined(separator: "; "), indent: 4)
    }

    private func sessionText(_ hours: Range<Timestamp>?, _ condition: SessionCondition) -> String {
        guard let hours else {
            let days = SessionCondition.horizon
            return say("앞으로 \(days)일 안에 없습니다", "none within \(days) days")
        }
        let zone = condition.market.timeZone
        let local = range(hours, in: zone)
        guard zone != .korea else { return local }
        let (day, korean) = (zone.localTime(at: hours.lowerBound).date, range(hours, in: .korea))
        let isSameDay = MarketTimeZone.korea.localTime(at: hours.lowerBound).date == day
        return "\(local) ET = \(isSameDay ? korean.trimmingPrefix("\(dayText(day)) ").description : korean) KST"
    }

    private func range(_ hours: Range<Timestamp>, in zone: MarketTimeZone) -> String {
        let (start, end) = (zone.localTime(at: hours.lowerBound), zone.localTime(at: hours.upperBound))
        return "\(dayText(start.date)) \(start.time)-\(end.time)"
    }

    private func dayText(_ date: CivilDate) -> String { "\(date) (\(date.weekday.word.text(in: language)))" }

    private mutating func add(_ history: HistoryPlan) {
        let needs = history.needs.map { need in
            "\(need.rule) \(text(need.bars))"
                + (need.bars.instruments == .held ? say(" (보유 종목)", " of what is held") : "")
                + (need.isLoaded ? "" : say(" (돌아가면서 모음)", " (collected as it runs)"))
        }
        add("봉", "bars", needs.joined(separator: ", "), indent: 4)
        if let broker = history.broker { add("과거 봉", "past bars", atBroker(broker, history), indent: 4) }
        if history.isOpenEnded {
            let text = say("소스가 그때그때 주는 종목은 과거 봉 없이 시작합니다", "symbols that are not named here begin without any")
            add("없는 종목", "missing", text, indent: 4)
        }
        guard let file = history.file else { return }
        add("과거 봉 파일", "past bars", [file.path, atHand(history)].joined(separator: ": "), indent: 4)
        guard !history.missing.isEmpty else { return }
        add("없는 종목", "missing", listed(history.missing.map(\.description), most: 12), indent: 4)
    }

    private func atBroker(_ broker: String, _ history: HistoryPlan) -> String {
        let named = history.symbols > 0 ? [say("\(history.symbols)종목", "\(history.symbols) symbols")] : []
        let held = history.includesHeld ? [say("보유 종목", "what is held")] : []
        let what = (named + held).joined(separator: say(", ", " and "))
        let text = say("`\(broker)`에서 \(what)", "from '\(broker)', \(what)")
        guard !history.otherBrokers.isEmpty else { return text }
        let others = history.otherBrokers.joined(separator: ", ")
        return text + say(" (소스의 첫 증권사; 다른 곳: \(others))", " (the first broker of the sources; others: \(others))")
    }

    private func text(_ bars: RuleNeeds.Bars) -> String {
        switch bars.reach {
        case .count(let count): say("\(bars.interval) 봉 \(count)개", "\(count) × \(bars.interval)")
        case .period(let period): say("\(bars.interval) 봉 \(period)", "\(bars.interval) over \(period)")
        }
    }

    private func atHand(_ history: HistoryPlan) -> String {
        guard let survey = history.survey, let days = survey.days else {
            return say("훑어보지 않았습니다", "not looked through")
        }
        let (first, last, count) = (days.lowerBound, days.upperBound, survey.symbols.count)
        let found = say("\(first)부터 \(last)까지, \(count)종목", "\(first) to \(last), \(count) symbols")
        guard history.isShort, let since = history.since else { return found }
        return found + say(" (\(since)부터 있어야 함)", " (wanted since \(since))")
    }
}

extension SinkRouting {
    /// What differs from routing everything at once, as it is written in a configuration.
    fileprivate var settings: String? {
        let texts = written.map { "\($0.key): \($0.value)" }
        return texts.isEmpty ? nil : texts.joined(separator: ", ")
    }
}

extension SessionCondition {
    /// The condition as it is written in a configuration.
    var text: String {
        switch self {
        case .session(let name): name.rawValue
        case .hours(let hours, let market): "\(hours) \(market.rawValue)"
        }
    }
}

extension CivilDate.Weekday {
    /// The short name for people.
    var word: LocalizedText {
        switch self {
        case .monday: LocalizedText(ko: "월", en: "Mon")
        case .tuesday: LocalizedText(ko: "화", en: "Tue")
        case .wednesday: LocalizedText(ko: "수", en: "Wed")
        case .thursday: LocalizedText(ko: "목", en: "Thu")
        case .friday: LocalizedText(ko: "금", en: "Fri")
        case .saturday: LocalizedText(ko: "토", en: "Sat")
        case .sunday: LocalizedText(ko: "일", en: "Sun")
        }
    }
}
