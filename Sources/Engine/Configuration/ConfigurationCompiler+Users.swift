import PluginAPI
import YAML

/// What a person wants to be told of.
struct UserSettings: PluginSettings {
    @Setting(LocalizedText(ko: "알림을 받을 종목", en: "The instruments whose alerts are wanted."))
    var symbols: [Symbol] = []

    @Setting(
        LocalizedText(
            ko: "이 중요도 이상만 받음. info, notice, warning, critical",
            en: "The least urgent alerts that are wanted: info, notice, warning or critical."
        )
    )
    var minSeverity = AlertSeverity.info

    @Setting(
        LocalizedText(
            ko: "급하지 않은 알림을 모았다가 끝날 때 받는 시간대. 한국 시각",
            en: "Hours, by Korea's clock, in which all but critical alerts are held back until they end."
        )
    )
    var quiet: HourRange?

    @Setting(
        LocalizedText(
            ko: "같은 종류의 급하지 않은 알림을 같은 종목에 다시 받기까지의 간격. 그동안의 것은 모았다가 받음",
            en: "How long after an alert the next ones like it, about the same instrument, are held back."
        ),
        in: .seconds(1) ... .seconds(86_400)
    )
    var `repeat`: Duration?

    /// Which alerts the person gets, and when.
    var routing: SinkRouting {
        var routing = SinkRouting()
        routing.minSeverity = minSeverity
        routing.quiet = quiet
        routing.repeatInterval = self.repeat
        return routing
    }
}

extension ConfigurationCompiler {
    /// The key under which a user's sinks stand.
    static let channelsKey = "channels"

    private static let user = LocalizedText(ko: "사용자", en: "user")

    /// Reads the `users:` section, whose sinks are placed like those of a pipeline.
    mutating func compileUsers(_ section: Node.Entry?) {
        guard let section, !section.value.isNull, !section.value.isUnsound else { return }
        guard let entries = section.value.mapping else {
            return reportWrongKind(
                section.value,
                LocalizedText(
                    ko: "`users`에는 `이름:`과 그 아래의 설정이 필요합니다.",
                    en: "'users' holds names with their settings below"
                )
            )
        }
        usersKey = section.key.span
        for entry in entries { compileUser(entry) }
    }

    private mutating func compileUser(_ node: Node.Entry) {
        guard let name = node.key.scalar?.text, !node.value.isUnsound else { return }
        guard let entries = node.value.mapping else {
            return reportWrongKind(
                node.value.isNull ? node.key : node.value,
                LocalizedText(
                    ko: "사용자 `\(name)`에는 `symbols`와 `channels`가 필요합니다.",
                    en: "the user '\(name)' needs 'symbols' and 'channels'"
                )
            )
        }
        var own = node.value
        own.content = .mapping(entries.filter { $0.key.scalar?.text != Self.channelsKey })
        let settings = decode(
            UserSettings.self,
            own,
            owner: SettingOwner(Self.user, name: name),
            section: node.key.span
        )
        let channels = compileChannels(node.value.entry(Self.channelsKey), of: name, at: node.key.span)
        guard let settings else { return }
        users.append(
            UserBlueprint(
                name: name,
                symbols: settings.symbols,
                sinks: channels,
                routing: settings.routing,
                span: node.key.span
            )
        )
    }

    private mutating func compileChannels(_ list: Node.Entry?, of name: String, at span: SourceSpan) -> [Int] {
        let entries = entries(list?.value, of: Self.channelsKey)
        if entries.isEmpty, list.map({ $0.value.isNull || $0.value.sequence?.isEmpty ?? false }) ?? true {
            report(
                .missingSetting,
                at: list?.key.span ?? span,
                LocalizedText(
                    ko: "사용자 `\(name)`에 알림을 보낼 `channels`가 없습니다.",
                    en: "the user '\(name)' has no 'channels' to be told through"
                )
            )
        }
        return entries.reduce(into: []) { sinks, entry in
            let index = placeSink(entry, component: "users.\(name).channels.\(entry.name)")
            if let index, !sinks.contains(index) { sinks.append(index) }
        }
    }

    /// Notes that users are spoken of and there are none.
    mutating func reportNoUsers(at span: SourceSpan) {
        report(
            .undefinedName,
            at: span,
            LocalizedText(
                ko: "`users`를 쓰려면 설정 파일에 `users:` 구역이 필요합니다.",
                en: "'users' needs a section 'users:' in the configuration"
            )
        )
    }

    /// Warns of users whom no pipeline tells anything.
    mutating func reportUntoldUsers(_ pipelines: [PipelineBlueprint]) {
        guard let usersKey, !diagnostics.hasErrors, !pipelines.contains(where: \.tellsUsers) else { return }
        report(
            .unusedDefinition,
            at: usersKey,
            LocalizedText(
                ko: "`users`에게 알리는 파이프라인이 없습니다. `sinks`에 `- users`를 적으세요.",
                en: "no pipeline tells the users; write '- users' among the sinks of one"
            )
        )
    }
}
