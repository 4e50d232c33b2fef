import PluginAPI
import Simulator

/// What a person or a program has to know to use a simulated broker.
struct SimulationReport {
    private let simulation: KISSimulation
    private let restURL: String
    private let websocketURL: String

    init(server: KISServer, simulation: KISSimulation) {
        self.simulation = simulation
        restURL = server.restURL
        websocketURL = server.websocketURL
    }

    private var entries: [(key: String, value: String)] {
        let credentials = simulation.credentials
        return [
            ("rest_url", restURL), ("websocket_url", websocketURL), ("app_key", credentials.appKey),
            ("app_secret", credentials.appSecret), ("account", "\(credentials.account)-\(credentials.product)"),
            ("hts_id", credentials.htsID),
        ]
    }

    /// One object on one line.
    var json: String {
        let members = entries.map { JSONValue.Member($0.key, .string($0.value)) }
        let more: [JSONValue.Member] = [
            .init("realm", .string(simulation.realm.rawValue)), .init("start", .string(simulation.start.stamp)),
            .init("seed", .decimal(String(simulation.seed))),
        ]
        return JSONValue.object(members + more).text
    }

    /// Some lines.
    func text(in language: Language) -> String {
        var text = title.text(in: language) + "\n"
        for (key, value) in entries {
            text += "  \(key): " + String(repeating: " ", count: 14 - key.count) + value + "\n"
        }
        return text + Self.end.text(in: language) + "\n"
    }

    private var title: LocalizedText {
        let start = simulation.start.stamp
        return switch simulation.realm {
        case .real:
            LocalizedText(
                ko: "KIS 실전 서버를 흉내 냅니다. 시각은 \(start), 씨앗은 \(simulation.seed)입니다.",
                en: "simulating the real servers of KIS from \(start) with seed \(simulation.seed)"
            )
        case .paper:
            LocalizedText(
                ko: "KIS 모의투자 서버를 흉내 냅니다. 시각은 \(start), 씨앗은 \(simulation.seed)입니다.",
                en: "simulating the practice servers of KIS from \(start) with seed \(simulation.seed)"
            )
        }
    }

    private static let end = LocalizedText(
        ko: "키는 지어낸 것이어서 감출 것이 없습니다. Ctrl-C를 누르면 끝납니다.",
        en: "the keys are made up and keep nothing secret; Ctrl-C ends it"
    )
}
