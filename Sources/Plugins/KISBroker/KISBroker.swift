import KIS
import PluginAPI
import Synchronization

/// An account at Korea Investment & Securities (한국투자증권), or at its simulator.
///
/// `run(_:)` connects; from then on the other calls and the sources go through the one `Line` of the app key, so that all
/// keep to one pace and share one WebSocket session.
final class KISBroker: Broker {
    static let name = "kis"
    static let summary = LocalizedText(
        ko: "한국투자증권 계좌입니다. 실전, 모의투자, 내장 시뮬레이터를 쓸 수 있습니다.",
        en: "An account at Korea Investment & Securities: real, practice, or the simulator in the box."
    )
    static let markets = Set(Market.allCases)

    let settings: Settings

    /// How far the session has come.
    enum Standing: Sendable {
        case starting
        case up(Line)
        case ended(LocalizedText)
    }

    let standing = Mutex(Standing.starting)

    /// What is to be registered and polled, in the place of what the session began with.
    let wantedPlan = Mutex<ConnectionPlan?>(nil)

    init(settings: Settings) { self.settings = settings }

    var mode: BrokerMode? { settings.mode }

    var simulator: SimulatorSettings? {
        settings.startsSimulator ? settings.simulator ?? SimulatorSettings() : nil
    }

    /// Whose limits and TR ids count.
    var servers: KISServers {
        switch settings.mode {
        case .real: .real
        case .paper: .paper
        case .simulated: settings.simulator?.paper == true ? .paper : .real
        }
    }

    var terms: BrokerTerms {
        let pace = KISPace.Settings(of: servers)
        return BrokerTerms(
            account: settings.account.flatMap { try? KISAccount($0) }?.description,
            registrations: KISSession.Settings().limit,
            unavailable: unavailableChannels,
            pace: CallRate(pace.starts, per: .seconds(1)),
            limits: settings.limits ?? OrderLimits()
        )
    }

    /// Channels that these servers do not have, and own fills without the name that they are pushed under.
    private var unavailableChannels: Set<String> {
        let pushesFills = settings.startsSimulator || settings.htsID?.isEmpty == false
        return Set(
            KISChannel.allCases.filter { channel in
                // A source names own fills as the real servers do, whatever the mode.
                channel.isOwn ? !pushesFills : !channel.isOffered(on: servers)
            }.map(\.rawValue)
        )
    }

    var networkEnds: [NetworkEnd] {
        guard !settings.startsSimulator else { return [NetworkEnd("127.0.0.1", isEncrypted: false)] }
        guard let environment = try? environment(nil) else { return [] }
        return [environment.rest, environment.webSocket].map { address in
            NetworkEnd("\(address.host):\(address.port)", isEncrypted: !address.isPlain)
        }
    }

    /// The servers that the settings, or the simulator that was started, mean.
    func environment(_ simulator: SimulatedServer?) throws(KISSetupProblem) -> KISEnvironment {
        try KISEnvironment(
            settings.mode,
            rest: simulator?.restURL ?? settings.restURL,
            webSocket: simulator?.websocketURL ?? settings.websocketURL,
            simulating: servers
        )
    }

    /// Everything that is needed to speak for the account.
    func access(_ simulator: SimulatedServer?) throws(KISSetupProblem) -> KISAccess {
        try KISAccess(
            environment(simulator),
            KISCredentials(
                appKey: simulator?.appKey ?? settings.appKey ?? Secret(""),
                appSecret: simulator?.appSecret ?? settings.appSecret ?? Secret("")
            ),
            account: KISAccount(simulator?.account ?? settings.account ?? ""),
            htsID: simulator?.htsID ?? settings.htsID
        )
    }
}
