import PluginAPI

/// Raises an alert when the program starts and stops, and when one of its parts has trouble and gets over it.
struct LifecycleRule: Rule {
    struct Settings: PluginSettings {
        @Setting(
            LocalizedText(
                ko: "알릴 것: `started`, `stopped`, `problem`, `failed`, `recovered`",
                en: "What to tell of: started, stopped, problem, failed, recovered."
            )
        )
        var tell: [Moment] = Moment.allCases

        func validate(_ report: inout SettingReport) {
            guard tell.isEmpty else { return }
            report.error(
                $tell,
                LocalizedText(ko: "알릴 것이 하나도 없습니다.", en: "there is nothing to tell of")
            )
        }
    }

    /// What can be told of.
    enum Moment: String, CaseIterable, SettingValue {
        case started, stopped, problem, failed, recovered
    }

    /// The parts that have trouble, and have been told of.
    struct State: Codable, Sendable {
        var troubled: Set<String> = []
    }

    static let summary = LocalizedText(
        ko: "프로그램의 시작과 종료, 부분의 문제와 복구를 알립니다.",
        en: "Tells when the program starts and stops, and when a part has trouble or gets over it."
    )
    static let consumes: EventKinds = .statuses
    static let alerts = [started, stopped, problem, failed, recovered]

    /// The most parts it remembers; a configuration has far fewer.
    static let mostParts = 10_000

    let settings: Settings
    var state = State()

    init(settings: Settings) { self.settings = settings }

    mutating func receive(_ event: Event, _ signals: inout Signals) {
        guard case .status(let status) = event.payload, let (moment, kind) = verdict(on: status) else { return }
        guard settings.tell.contains(moment) else { return }
        signals.raise(Self.alert(kind, status), on: event.header)
    }

    private mutating func verdict(on status: Status) -> (Moment, AlertKind)? {
        switch status.state {
        case .running where status.component == Status.host:
            state.troubled = []
            return (.started, Self.started)
        case .stopped where status.component == Status.host: return (.stopped, Self.stopped)
        case .degraded:
            if state.troubled.count < Self.mostParts { state.troubled.insert(status.component) }
            return (.problem, Self.problem)
        case .failed:
            state.troubled.remove(status.component)
            return (.failed, Self.failed)
        case .running: return state.troubled.remove(status.component).map { _ in (.recovered, Self.recovered) }
        case .idle, .starting, .stopped: return nil
        }
    }
}
