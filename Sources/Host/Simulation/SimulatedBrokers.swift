import Engine
import PluginAPI
import Simulator

/// The brokers in the box that a configuration asks for, on free ports of this machine and all by the run's clock.
struct SimulatedBrokers: Sendable {
    /// Where each of them is, by the broker's name in the configuration.
    let servers: [String: SimulatedServer]
    /// The servers themselves, by the same names.
    let running: [String: KISServer]

    /// Opens the ports and serves until `stop()`.
    ///
    /// - Parameter change: makes each market another one than usual, such as a smaller one.
    /// - Throws: `ExitStatus`.
    init(
        _ blueprint: Blueprint,
        clock: any RunClock,
        _ language: Language,
        change: (inout KISSimulation) -> Void = { _ in }
    ) throws {
        var servers: [String: SimulatedServer] = [:]
        var running: [String: KISServer] = [:]
        for broker in blueprint.brokers where broker.plugin == Self.plugin {
            guard let settings = broker.broker.simulator else { continue }
            let simulation = try KISSimulation(settings, clock, language)
            do {
                let server = try KISServer(simulation, clock: { clock.now.moment })
                servers[broker.name] = SimulatedServer(server, simulation.credentials)
                running[broker.name] = server
                server.start()
            } catch {
                throw ExitStatus.cannotStart("host: " + Self.noPort(broker.name).text(in: language))
            }
        }
        self.servers = servers
        self.running = running
    }

    /// Ends all of them.
    func stop() async {
        for server in running.values { await server.stop() }
    }

    private static let plugin = "kis"

    private static func noPort(_ name: String) -> LocalizedText {
        LocalizedText(
            ko: "`\(name)` 시뮬레이터를 시작할 수 없습니다. 빈 포트를 열지 못했습니다.",
            en: "cannot start the simulator of '\(name)': no free port could be opened"
        )
    }
}

extension KISSimulation {
    /// What a configuration's settings describe.
    fileprivate init(_ settings: SimulatorSettings, _ clock: any RunClock, _ language: Language) throws {
        self.init(
            realm: settings.paper ? .paper : .real,
            seed: settings.seed.map { UInt64(bitPattern: Int64($0)) } ?? SampleDay.defaultSeed,
            start: clock.now.moment
        )
        allowDelays(by: clock)
        handTrades = settings.handTrades
        if let path = settings.faults?.path { faults = try FaultScript.faults(at: path, language) }
    }
}

extension KISSimulation {
    /// Forgives calls what the way to the broker adds to the pauses between them, which a fast clock makes long.
    mutating func allowDelays(by clock: any RunClock) {
        guard let clock = clock as? AcceleratedClock else { return }
        limits.callDelay = Int(max(0, clock.speed - 1) * Self.delay)
    }

    /// Milliseconds of real time, generous for a machine that is busy with other things.
    private static let delay = 200.0
}

extension SimulatedServer {
    fileprivate init(_ server: KISServer, _ credentials: KISCredentials) {
        self.init(
            restURL: server.restURL,
            websocketURL: server.websocketURL,
            appKey: Secret(credentials.appKey),
            appSecret: Secret(credentials.appSecret),
            account: "\(credentials.account)-\(credentials.product)",
            htsID: credentials.htsID
        )
    }
}

extension Timestamp {
    /// The moment as the simulator has it.
    var moment: Moment { Moment(nanoseconds: nanoseconds) }
}
