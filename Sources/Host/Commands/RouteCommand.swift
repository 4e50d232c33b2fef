import ArgumentParser
import Engine
import PluginAPI

/// `host route`.
struct RouteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "route",
        abstract: "Shows the ways of alerts.",
        subcommands: [RouteTestCommand.self]
    )
}

/// `host route test`.
struct RouteTestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Shows who would get an alert, when, and why not; sends nothing.",
        discussion: "Exit codes: 0 shown, 1 invalid configuration, 2 wrong usage."
    )

    @OptionGroup
    var options: ConfigurationOptions

    @Option(help: "The instrument that the alert is about, as in 005930; without one, none.")
    var symbol: String?

    @Option(help: "How urgent it is: info, notice, warning or critical.")
    var severity = "notice"

    @Option(help: "When it is raised, as in 2026-11-20T23:30; now, if left out.")
    var at: String?

    @Option(name: .customLong("pipeline"), help: "Only alerts of this pipeline.")
    var pipeline: String?

    func validate() throws {
        if let symbol, Symbol(symbol) == nil {
            throw ValidationError("'\(symbol)' is no symbol; write 005930 or NASDAQ:AAPL.")
        }
        guard AlertSeverity(rawValue: severity) != nil else {
            throw ValidationError("'\(severity)' is no severity; write info, notice, warning or critical.")
        }
        if let at, LocalMoment(at) == nil { throw ValidationError("'\(at)' is no time; write 2026-11-20T23:30.") }
    }

    func run() throws {
        let compiled = try options.compile()
        let blueprint = try compiled.runnable(as: options.file)
        let language = compiled.language
        let moment = at.flatMap { LocalMoment($0) }?.timestamp ?? RealClock().now
        let pipelines = blueprint.pipelines.filter { pipeline == nil || $0.name == pipeline }
        guard !pipelines.isEmpty else {
            let text = LocalizedText(
                ko: "\("`\(pipeline ?? "")`", .called) 파이프라인은 없습니다.",
                en: "there is no pipeline '\(pipeline ?? "")'"
            )
            throw ExitStatus.usage("host: " + text.text(in: language))
        }
        let watchlist = try translating(language) { () throws(StateError) in
            try Watchlist(blueprint.users, stateFolder: blueprint.host.state.path)
        }
        for pipeline in pipelines {
            StandardStream.output.write("\(pipeline.name)\n")
            for route in blueprint.routes(of: pipeline) {
                let words = route.words(
                    on: symbol.flatMap { Symbol($0) },
                    AlertSeverity(rawValue: severity) ?? .notice,
                    at: moment,
                    watchlist
                )
                StandardStream.output.write("  \(route.name(in: blueprint)): \(words.text(in: language))\n")
            }
        }
    }
}

extension AlertRoute {
    /// The sink, and the person behind it.
    fileprivate func name(in blueprint: Blueprint) -> String {
        let sink = blueprint.sinks[sink].name
        return user.map { "\($0) → \(sink)" } ?? sink
    }

    /// What becomes of an alert that is raised at a moment, and of the next one like it.
    fileprivate func words(
        on symbol: Symbol?,
        _ severity: AlertSeverity,
        at now: Timestamp,
        _ watchlist: Watchlist
    ) -> LocalizedText {
        let verdict = verdict(on: symbol, severity, at: now, watchlist)
        let words = verdict.words(at: now)
        guard case .sent = verdict, let interval = repeatInterval(of: severity)?.settingText else { return words }
        return LocalizedText(
            ko: "\(words.ko), 같은 알림은 \(interval) 뒤에 다시",
            en: "\(words.en); the next one like it \(interval) later at the earliest"
        )
    }
}

extension AlertRoute.Verdict {
    /// The verdict on an alert that is raised at a moment.
    fileprivate func words(at now: Timestamp) -> LocalizedText {
        switch self {
        case .sent(let moment) where moment <= now: LocalizedText(ko: "바로 보냄", en: "at once")
        case .sent(let moment):
            LocalizedText(
                ko: "\(Self.text(moment))에 보냄",
                en: "held back until \(Self.text(moment))"
            )
        case .tooMinor(let floor):
            LocalizedText(
                ko: "보내지 않음: `\(floor.rawValue)` 이상만 받음",
                en: "not sent: only what is '\(floor.rawValue)' or more urgent"
            )
        case .otherInstrument:
            LocalizedText(ko: "보내지 않음: 이 사람의 종목이 아님", en: "not sent: not one of this person's instruments")
        case .noAlerts: LocalizedText(ko: "알림을 받지 않는 싱크", en: "takes no alerts")
        }
    }

    private static func text(_ moment: Timestamp) -> String {
        let (date, time) = MarketTimeZone.korea.localTime(at: moment)
        return "\(date) \(time)"
    }
}
