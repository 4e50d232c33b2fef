import PluginAPI
import YAML

/// What stands among the settings of a source or sink and belongs to the engine.
struct EngineSettings {
    /// When a source's events of the market count.
    var condition: SessionCondition?

    /// Which of a source's lists are those of the users.
    var userLists: [UserList] = []

    /// Which alerts a sink gets, and when.
    var routing = SinkRouting()

    /// Whether a sink's alerts come with a chart.
    var chart = ChartTheme.none

    /// Where that is said.
    var chartSpan: SourceSpan?
}

extension ConfigurationCompiler {
    /// Takes the engine's settings out of those of a source or sink.
    mutating func takeEngineSettings(_ kind: PluginKind, _ entry: inout Entry) -> EngineSettings {
        var own = EngineSettings()
        switch kind {
        case .source:
            own.userLists = takeUserLists(&entry)
            own.condition = entry.takeSetting("when").flatMap { compileCondition($0) }
        case .sink:
            own.routing = takeRouting(&entry)
            own.chartSpan = entry.settings?["chart"]?.place
            own.chart = takeChart(&entry)
        case .rule, .broker: break
        }
        return own
    }

    /// Takes the settings of a sink out that are the engine's; only what waits in the outbox can be delayed.
    private mutating func takeRouting(_ entry: inout Entry) -> SinkRouting {
        var routing = SinkRouting()
        let owner = SettingOwner(PluginKind.sink.word)
        if let node = entry.takeSetting("min_severity"),
            let value = decode(AlertSeverity.self, node, owner: owner.inside("min_severity"))
        {
            routing.minSeverity = value
        }
        let quiet = entry.takeSetting("quiet")
        let group = entry.takeSetting("group")
        routing.quiet = quiet.flatMap { decode(HourRange.self, $0, owner: owner.inside("quiet")) }
        let interval = entry.takeSetting("repeat")
        routing.group = takeTime(group, owner.inside("group"))
        routing.repeatInterval = takeTime(interval, owner.inside("repeat"))
        guard let sink = catalog.plugin(.sink, entry.name) as? any Sink.Type, sink.durability == .direct else {
            return routing
        }
        for node in [quiet, group, interval].compactMap({ $0 }) { reportDirect(entry.name, at: node.place) }
        return routing
    }

    /// Reads for how long alerts are held back.
    private mutating func takeTime(_ node: Node?, _ owner: SettingOwner) -> Duration? {
        guard let node, let time = decode(Duration.self, node, owner: owner) else { return nil }
        guard time <= .zero || time > Self.longestHold else { return time }
        report(
            .wrongForm,
            at: node.place,
            LocalizedText(
                ko: "알림을 늦추는 시간은 0보다 길고 하루 이하여야 합니다.",
                en: "the time must be more than nothing and at most a day"
            )
        )
        return nil
    }

    /// Takes out whether a sink's alerts come with a chart; not every sink can show one.
    private mutating func takeChart(_ entry: inout Entry) -> ChartTheme {
        let owner = SettingOwner(PluginKind.sink.word).inside("chart")
        guard let node = entry.takeSetting("chart"), let theme = decode(ChartTheme.self, node, owner: owner) else {
            return .none
        }
        let sink = catalog.plugin(.sink, entry.name) as? any Sink.Type
        guard theme == .none || sink?.accepts.contains(.images) ?? true else {
            report(
                .pluginCheck,
                at: node.place,
                LocalizedText(
                    ko: "\("`\(entry.name)`", .topic) 그림을 보낼 수 없습니다.",
                    en: "'\(entry.name)' cannot show pictures"
                )
            )
            return .none
        }
        return theme
    }

    /// Reports a chart at a sink of a kind that can show one, with settings that leave no way for it.
    mutating func reportNoPictures(of plugin: String, at span: SourceSpan?) {
        report(
            .pluginCheck,
            at: span,
            LocalizedText(
                ko: "\("`\(plugin)`", .topic) 이 설정으로는 그림을 보낼 수 없습니다. `chart`를 빼거나 설정을 바꾸세요.",
                en: "'\(plugin)' cannot show pictures with these settings; leave 'chart' out or change them"
            )
        )
    }

    private static let longestHold: Duration = .seconds(86_400)

    private mutating func reportDirect(_ name: String, at span: SourceSpan) {
        report(
            .pluginCheck,
            at: span,
            LocalizedText(
                ko: "\("`\(name)`", .topic) 바로 내보내므로 알림을 늦추거나 모을 수 없습니다.",
                en: "'\(name)' writes at once, so alerts cannot be held back or gathered"
            )
        )
    }
}
