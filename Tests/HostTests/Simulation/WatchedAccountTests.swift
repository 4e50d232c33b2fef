import Engine
import Foundation
import PluginAPI
import Plugins
import Simulator
import Synchronization
import Testing

@testable import Host

/// The example that watches an account, at the simulator, while everything goes wrong that can be made to.
///
/// `MAEDUP_DAYS` says for how many trading days, one without it; `MAEDUP_DAYS=5` is a week.
@Suite struct WatchedAccountTests {
    private static let days = ProcessInfo.processInfo.environment["MAEDUP_DAYS"].flatMap { Int($0) } ?? 1

    @Test func `whatever goes wrong, the messages are what the broker's books say`() async throws {
        let folder = try SampleFolder.workspace(Self.configuration())
        try Data(Self.faults.utf8).write(to: URL(filePath: folder + "/faults.yaml"))
        let blueprint = try Self.blueprint(folder)
        let start = try #require(LocalMoment("2026-11-23T08:55"))
        let clock = MarketClock(origin: start.timestamp, calendar: blueprint.calendars.krx)
        let simulators = try SimulatedBrokers(blueprint, clock: clock, .en) { simulation in
            (simulation.symbols, simulation.ticks) = (9, 20_000)
        }
        let server = try #require(simulators.running["main"])
        let said = Mutex<[String]>([])
        let run = try HostRun(blueprint, clock: clock, keepsStates: false, simulators: simulators.servers) { status in
            said.withLock { $0.append("\(status.component) \(status.state) \(status.reason ?? "")") }
        }
        async let ended = run.run()

        try await clock.sleep(until: Self.evening(of: start.day.advanced(by: Self.days - 1)))
        run.stop()
        let report = await ended
        let books = server.books
        let struck = server.struckFaults
        await simulators.stop()

        let alerts = try AlertLine.read(folder + "/var/fill-and-profit.jsonl")
        let lines = said.withLock { $0 }
        let told = Self.fills(alerts)
        let done = Self.fills(books)
        #expect(done.count > 20 * Self.days)
        #expect(told == done, "\(Self.difference(told, done))\n\(lines.joined(separator: "\n"))")
        #expect(alerts.count { $0.kind == "rejected" } == books.orders.count { $0.rejected > 0 })
        #expect(alerts.count { $0.kind == "portfolio-report" } == 3 * Self.days, "\(lines.joined(separator: "\n"))")
        let holdings = Self.rows(alerts, "holding")
        #expect(holdings > 0)
        #expect(Self.rows(alerts, "rsi-averages-3") == holdings, "\(lines.joined(separator: "\n"))")
        #expect(alerts.count { $0.kind == "profit-summary" } == Self.days)
        #expect(Set(KISFault.Kind.allCases).subtracting(struck) == [.noticeFirst])
        #expect(report.components["brokers.main"]?.state != .failed)
        let secrets = simulators.servers.values.flatMap { [$0.appKey.reveal(), $0.appSecret.reveal()] }
        #expect(!lines.contains { line in secrets.contains(where: line.contains) })
    }

    // MARK: - Helpers

    /// The example as it stands, with a simulator in which things happen and go wrong.
    private static func configuration() throws -> String {
        try Project.text("examples/fill-and-profit-alerts.yaml")
            .replacing(
                "      mode: ${KIS_MODE:-simulated}\n",
                with: """
                          mode: simulated
                          simulator: { speed: 1000, hand_trades: 60, faults: faults.yaml }

                    """
            )
            .replacing("executions: true }", with: "executions: true, trades: [005930, 000660] }")
            .replacing("[console, log]", with: "[log]")
    }

    /// Everything that can go wrong with an account that is watched and places no orders.
    private static let faults = """
        faults:
          - { fault: answer-lost, on: fills, count: 4, times: 3 }
          - { fault: too-many-calls, on: fills, count: 20, times: 3 }
          - { fault: gateway-error, on: balance, count: 3, times: 2 }
          - { fault: token-expired, at: 09:31, lasts: 20s }
          - { fault: maintenance, at: 10:01, lasts: 90s }
          - { fault: garbage-body, on: fills, count: 40, times: 2 }
          - { fault: half-body, on: fills, count: 60, times: 2 }
          - { fault: slow-body, on: fills, count: 80 }
          - { fault: empty-investor-row, at: 15:45, lasts: 1h }
          - { fault: lagging-balance, at: 12:30, lasts: 2m }
          - { fault: socket-silent, at: 10:30, lasts: 10m }
          - { fault: socket-dropped, at: 11:10, lasts: 1s }
          - { fault: half-frame, count: 30 }
          - { fault: session-taken-over, at: 13:01, lasts: 20m }
          - { fault: duplicate-notice, count: 5, times: 30 }
          - { fault: null-fields, count: 1, times: 2 }
          - { fault: wrong-width, count: 4, times: 2 }

        """

    private static func evening(of day: CivilDate) -> Timestamp {
        MarketTimeZone.korea.timestamp(of: day, at: TimeOfDay(hour: 16, minute: 20) ?? .midnight)
    }

    private static func blueprint(_ folder: String) throws -> Blueprint {
        let compiled = ConfigurationCompiler.compile(
            ConfigurationLoader.load(path: folder + "/config.yaml", process: [:]),
            catalog: PluginCatalog(registeredPlugins),
            calendars: try Calendars.builtIn(),
            today: try #require(CivilDate("2026-11-23"))
        )
        return try #require(compiled.blueprint, "\(ExampleWorkspace.text(of: compiled))")
    }

    /// How many lines of a kind the reports have.
    private static func rows(_ alerts: [AlertLine], _ kind: String) -> Int {
        let rows = alerts.flatMap { $0.fields["rows"] as? [[String: Any]] ?? [] }
        return rows.count { $0["kind"] as? String == kind }
    }

    /// The filled shares of each order, by day and number.
    private static func fills(_ alerts: [AlertLine]) -> [String: Int] {
        alerts.reduce(into: [:]) { sums, alert in
            guard alert.kind == "fill" || alert.kind == "unpriced-fill", let order = alert.fields["order"] as? String
            else { return }
            let parts = order.split(separator: "/")
            sums["\(parts[0])/\(parts[parts.count - 1])", default: 0] += alert.fields["quantity"] as? Int ?? 0
        }
    }

    private static func fills(_ books: KISBooks) -> [String: Int] {
        books.orders.filter { $0.filled > 0 }.reduce(into: [:]) { sums, order in
            sums["\(CivilDate(yyyymmdd: order.day.digits)?.description ?? "")/\(order.number)"] = order.filled
        }
    }

    private static func difference(_ told: [String: Int], _ done: [String: Int]) -> String {
        Set(told.keys).union(done.keys).sorted().filter { told[$0] != done[$0] }
            .map { "\($0): told \(told[$0] ?? 0), done \(done[$0] ?? 0)" }.joined(separator: "\n")
    }
}

/// A line of an alerts file.
private struct AlertLine {
    let kind: String
    let fields: [String: Any]

    static func read(_ path: String) throws -> [AlertLine] {
        try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map { line in
            let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            return AlertLine(
                kind: object["kind"] as? String ?? "",
                fields: object["fields"] as? [String: Any] ?? [:]
            )
        }
    }
}

/// A clock that hurries through the day and hurries more while the exchange is closed, as long as somebody waits for it.
///
/// It goes on by two milliseconds of the machine's time at most each time that a waiter looks, so that nothing is missed
/// because the machine is busy with other tests.
private final class MarketClock: RunClock {
    private struct State {
        var now: Timestamp
        var looked = ContinuousClock.now
    }

    private static let daySpeed = 1_500
    private static let nightSpeed = 30_000

    private let calendar: TradingCalendar
    private let state: Mutex<State>

    init(origin: Timestamp, calendar: TradingCalendar) {
        self.calendar = calendar
        state = Mutex(State(now: origin))
    }

    var now: Timestamp { state.withLock { $0.now } }

    func sleep(until moment: Timestamp) async throws {
        try Task.checkCancellation()
        while now < moment {
            try await Task.sleep(for: .milliseconds(1))
            state.withLock { state in
                let looked = ContinuousClock.now
                let (speed, edge) = pace(at: state.now)
                state.now = min(state.now + min(looked - state.looked, .milliseconds(2)) * speed, edge)
                state.looked = looked
            }
        }
    }

    /// How fast the time passes, and until when.
    private func pace(at moment: Timestamp) -> (speed: Int, until: Timestamp) {
        let zone = calendar.timeZone
        let day = zone.localTime(at: moment).date
        let open = zone.timestamp(of: day, at: TimeOfDay(hour: 8, minute: 50) ?? .midnight)
        let close = zone.timestamp(of: day, at: TimeOfDay(hour: 16, minute: 30) ?? .midnight)
        if calendar.isTradingDay(day), moment < open { return (Self.nightSpeed, open) }
        if calendar.isTradingDay(day), moment < close { return (Self.daySpeed, close) }
        return (Self.nightSpeed, zone.timestamp(of: day.advanced(by: 1), at: .midnight))
    }
}
