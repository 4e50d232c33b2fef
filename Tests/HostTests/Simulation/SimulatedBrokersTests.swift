import ArgumentParser
import Engine
import Foundation
import HTTP
import PluginAPI
import Simulator
import Testing
import YAML

@testable import Host

/// The brokers in the box that a configuration asks for.
struct SimulatedBrokersTests {
    @Test func `each of them serves its own account while the run lasts`() async throws {
        let blueprint = try Self.blueprint(
            """
              main: { kis: { mode: simulated } }
              other: { kis: { mode: simulated, simulator: { paper: true, hand_trades: 3 } } }
              elsewhere: { kis: { mode: paper, app_key: key, app_secret: secret, account: 50123456-01 } }
            """
        )
        let simulators = try SimulatedBrokers(blueprint, clock: RealClock(), .en)

        let main = try #require(simulators.servers["main"])
        let other = try #require(simulators.servers["other"])
        let answers = [try await Self.logIn(main), try await Self.logIn(other)]
        await simulators.stop()

        #expect(simulators.servers.keys.sorted() == ["main", "other"])
        #expect(answers.allSatisfy { $0.contains("access_token") })
        #expect(Set([main.restURL, main.websocketURL, other.restURL, other.websocketURL]).count == 4)
        #expect(main.account == "50123456-01" && main.htsID == "maedup")
        await #expect(throws: HTTPFailure.self) { try await Self.logIn(main) }
    }

    @Test func `a configuration without one has no server`() throws {
        let simulators = try SimulatedBrokers(
            try Self.blueprint(
                "  main: { kis: { mode: real, app_key: key, app_secret: secret, account: 50123456-01 } }"
            ),
            clock: RealClock(),
            .en
        )

        #expect(simulators.servers.isEmpty)
    }

    @Test func `they go by the run's clock`() async throws {
        let blueprint = try Self.blueprint(
            "  main: { kis: { mode: simulated, simulator: { from: 2026-11-20T10:00, speed: 60 } } }"
        )
        let clock = try Self.options([]).clock(of: blueprint, .en)
        let simulators = try SimulatedBrokers(blueprint, clock: clock, .en)

        let answer = try await Self.logIn(#require(simulators.servers["main"]))
        await simulators.stop()

        // A token is valid for a day.
        #expect(answer.contains("2026-11-21 10:"))
    }

    @Test(arguments: [
        ([], "2026-11-20T10:00"), (["--from", "2026-11-23T09:00"], "2026-11-23T09:00"),
    ])
    func `what the command says about the clock counts before what simulators ask for`(
        arguments: [String],
        expected: String
    ) throws {
        let blueprint = try Self.blueprint(
            "  main: { kis: { mode: simulated, simulator: { from: 2026-11-20T10:00, speed: 60 } } }"
        )
        let origin = try #require(LocalMoment(expected)).timestamp

        let clock = try Self.options(arguments).clock(of: blueprint, .en)

        #expect((origin..<origin + .seconds(3_600)).contains(clock.now))
    }

    @Test func `a simulator that asks for no time of its own has the machine's`() throws {
        let blueprint = try Self.blueprint("  main: { kis: { mode: simulated, simulator: { seed: 7, speed: 1 } } }")

        #expect(try Self.options([]).clock(of: blueprint, .en) is RealClock)
    }

    @Test(arguments: ["real", "paper"])
    func `no option changes the time of a real account`(mode: String) throws {
        let blueprint = try Self.blueprint(
            "  main: { kis: { mode: \(mode), app_key: key, app_secret: secret, account: 50123456-01 } }"
        )

        let status = #expect(throws: ExitStatus.self) {
            try Self.options(["--speed", "60"]).clock(of: blueprint, .en)
        }

        #expect(status?.code == 2)
        #expect(status?.message?.contains("'main' is an account at real servers") ?? false)
    }

    @Test func `simulators that ask for different clocks are a mistake`() throws {
        let compiled = try IdleBrokers.compile(
            """
              main: { kis: { mode: simulated, simulator: { from: 2026-11-20T10:00, speed: 60 } } }
              other: { kis: { mode: simulated, simulator: { from: 2026-11-20T10:00, speed: 2 } } }
              third: { kis: { mode: simulated, simulator: { seed: 2 } } }
            """
        )

        let errors = compiled.diagnostics.filter { $0.severity == .error }
        #expect(errors.map(\.code) == [.mixedTimelines])
        #expect(errors.first?.span?.text == "2")
        #expect(errors.first?.related.first?.span.text == "60")
        #expect(errors.first?.message.en == "a run has one clock, but its simulators ask for 'speed' 60 and 2")
    }

    @Test(arguments: ["real", "paper"])
    func `a real account beside a simulator with a time of its own is a mistake`(mode: String) throws {
        let compiled = try IdleBrokers.compile(
            """
              main: { kis: { mode: \(mode), app_key: key, app_secret: secret, account: 50123456-01 } }
              other: { kis: { mode: simulated, simulator: { speed: 60 } } }
            """
        )

        let errors = compiled.diagnostics.filter { $0.severity == .error }
        #expect(errors.map(\.code) == [.mixedTimelines])
        #expect(errors.first?.span?.text == "60")
        #expect(errors.first?.message.en.contains("'main'") ?? false)
    }

    @Test func `a real account beside a simulator with the machine's time is none`() throws {
        let compiled = try IdleBrokers.compile(
            "  main: { kis: { mode: real, app_key: key, app_secret: secret, account: 50123456-01 } }\n  other: { kis: { mode: simulated, simulator: { seed: 1 } } }"
        )

        #expect(!compiled.diagnostics.hasErrors)
    }

    @Test func `a fast clock allows calls to come closer together than they were sent`() {
        var (real, fast) = (KISSimulation(), KISSimulation())

        real.allowDelays(by: RealClock())
        fast.allowDelays(by: AcceleratedClock(origin: RealClock().now, speed: 61))

        #expect(real.limits.callDelay == 0)
        #expect(fast.limits.callDelay == 12_000)
    }

    @Test func `what is wrong with a script of faults is found with the configuration`() throws {
        let brokers = """
              main: { kis: { mode: simulated, simulator: { faults: faults.yaml } } }
              other: { kis: { mode: simulated, simulator: { faults: none.yaml } } }
            """
        let compiled = try IdleBrokers.compile(
            brokers,
            others: ["faults.yaml": "faults:\n  - { fault: answer-lots, count: 1 }\n"]
        )
        let blueprint = try #require(compiled.blueprint)

        let problems = FaultScript.problems(in: blueprint, FileTexts())

        #expect(problems.map(\.code) == [.notAChoice, .unusableFile])
        #expect(problems.map { $0.span?.text } == ["answer-lots", "none.yaml"])
        let status = #expect(throws: ExitStatus.self) { try SimulatedBrokers(blueprint, clock: RealClock(), .en) }
        #expect(status?.code == 1)
    }

    // MARK: - Helpers

    private static func blueprint(_ brokers: String) throws -> Blueprint {
        let compiled = try IdleBrokers.compile(brokers)
        return try #require(compiled.blueprint, "\(compiled.diagnostics.map(\.message.en))")
    }

    private static func options(_ arguments: [String]) throws -> ClockOptions { try ClockOptions.parse(arguments) }

    private static func logIn(_ server: SimulatedServer) async throws -> String {
        let body = """
            {"grant_type":"client_credentials","appkey":"\(server.appKey.reveal())",\
            "appsecret":"\(server.appSecret.reveal())"}
            """
        let client = HTTPClient(HTTPSettings(proxies: HTTPProxies()))
        let response = try await client.send(
            HTTPRequest(.post, SensitiveText(server.restURL + "/oauth2/tokenP"), body: Array(body.utf8))
        )
        return String(decoding: response.body, as: UTF8.self)
    }
}
