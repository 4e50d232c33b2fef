import ChannelTesting
import Engine
import Foundation
import PluginAPI
import Plugins
import Simulator
import Testing

@testable import Host

/// People who ask the program in a chat, at the simulator and a stand-in for Telegram.
@Suite(.serialized, .timeLimit(.minutes(4))) struct ChatTests {
    private static let configuration = """
        version: 1
        brokers:
          main:
            kis: { mode: simulated, simulator: { speed: 60, hand_trades: 20 } }
        sinks:
          phone:
            telegram: { token: "${TOKEN}", chat: 1, api_url: "${API_URL}" }
        users:
          minsu:
            symbols: [005930]
            channels: [phone]
        pipelines:
          korea:
            when: krx-regular
            sources:
              - kis-ws: { broker: main, trades: users, executions: true }
              - telegram-chat: { token: "${TOKEN}", allow: [1], api_url: "${API_URL}" }
            rules:
              - sigma: { lookback: 1y, levels: [1, 2] }
              - fill-alert
            sinks:
              - phone
              - users
              - file: { path: var/trades.jsonl, events: [Trade] }
        """

    @Test func `the program answers what a person asks`() async throws {
        try await Self.chatting { chat in
            #expect(try await chat.ask("/help").contains("/positions - 보유 종목과 예수금"))
            let status = try await chat.ask("/status")
            #expect(status.contains("실행: "), "\(status)")
            #expect(status.contains("korea: 알림 "), "\(status)")
            let positions = try await chat.ask("/positions")
            #expect(positions.hasPrefix("📊 main\n"), "\(positions)")
            #expect(positions.contains("예수금 "), "\(positions)")
            #expect(positions.contains("(005930) "), "\(positions)")
            let profit = try await chat.ask("/profit")
            #expect(profit.contains("평가손익 "), "\(profit)")
            #expect(profit.contains("실현손익은 `kis-rest`의 `profit`이 있어야 보입니다"), "\(profit)")
            let orders = try await chat.ask("/orders")
            #expect(orders.hasPrefix("📊 main\n"), "\(orders)")
            #expect(try await chat.ask("/postions").contains("/positions 말인가요?"))
            #expect(try await chat.ask("/why 123").contains("예: /why #1f3a9c07be"))
        }
    }

    @Test func `an instrument that is added brings its trades and its targets, also after a restart`() async throws {
        let folder = try SampleFolder.workspace(Self.configuration)
        let telegram = FakeTelegram()
        try await Self.chatting(in: folder, telegram) { chat in
            #expect(try await chat.ask("/watch").hasPrefix("👀 minsu\n• 삼성전자 (005930)"))
            let added = try await chat.ask("/watch add 000660 ABC")
            #expect(added.contains("더했습니다"), "\(added)")
            #expect(added.contains("`ABC`: 종목코드가 아닙니다"), "\(added)")
            #expect(added.contains("• korea/sigma: "), "\(added)")
            try await chat.waitForTrades(of: "000660", in: folder)
            #expect(try await chat.ask("/watch add 000660").contains("이미 있습니다"))
            #expect(try await chat.ask("/watch remove 005930").contains("뺐습니다"))
        }
        try FileManager.default.removeItem(atPath: folder + "/var/trades.jsonl")

        try await Self.chatting(in: folder, telegram) { chat in
            #expect(try await chat.ask("/watch") == "👀 minsu\n• SK하이닉스 (000660)")
            try await chat.waitForTrades(of: "000660", in: folder)
        }

        let trades = try String(contentsOfFile: folder + "/var/trades.jsonl", encoding: .utf8)
        #expect(!trades.contains("005930"))
    }

    @Test func `past bars of what is added come from a file where the configuration has one`() async throws {
        let folder = try SampleFolder.workspace(
            Self.configuration + "\nhistory: { csv: { path: var/sample/daily-bars.csv } }\n"
        )
        try await Self.chatting(in: folder) { chat in
            let added = try await chat.ask("/watch add 000660")
            #expect(added.contains("• korea/sigma: 다음 체결을 기다리는 중"), "\(added)")
        }
    }

    @Test func `a chat that is muted gets what is not critical later`() async throws {
        let folder = try SampleFolder.workspace(Self.configuration)
        try await Self.chatting(in: folder) { chat in
            #expect(try await chat.ask("/mute") == "🔔 알림이 바로 옵니다.")
            #expect(try await chat.ask("/mute 1h").hasPrefix("🔕 "))
            let before = chat.telegram.messages.count
            try await chat.waitForWaiting(in: folder)
            #expect(chat.telegram.messages.count == before)
            #expect(try await chat.ask("/status").contains("🔕 "))
            #expect(try await chat.ask("/mute 1y").contains("1분에서 7일까지"))
            #expect(try await chat.ask("/mute off") == "🔔 알림이 바로 옵니다.")
            try await chat.wait("a fill") { chat.telegram.messages.contains { $0.text.contains("체결") } }
            let id = try #require(
                chat.telegram.messages.last { $0.text.contains("체결") }?.text.split(separator: "#").last?.prefix(10)
            )
            let why = try await chat.ask("/why #\(id)")
            #expect(why.hasPrefix("#\(id)\n"), "\(why)")
        }
    }

    // MARK: - Helpers

    /// A chat with a program that runs.
    private struct Chat: Sendable {
        let telegram: FakeTelegram

        /// Says something and waits for the answer.
        func ask(_ text: String) async throws -> String {
            let question = telegram.say(text, from: 1)
            try await wait("an answer to \(text)") { telegram.messages.contains { $0.answers == question } }
            return try #require(telegram.messages.last { $0.answers == question }?.text)
        }

        func waitForTrades(of symbol: String, in folder: String) async throws {
            try await wait("trades of \(symbol)") {
                (try? String(contentsOfFile: folder + "/var/trades.jsonl", encoding: .utf8))?.contains(symbol) ?? false
            }
        }

        /// Waits until alerts wait in the outbox.
        func waitForWaiting(in folder: String) async throws {
            try await wait("something in the outbox") {
                let letters = try? OutboxLedger(stateFolder: folder + "/var")?.unsettled()
                return letters?.isEmpty == false
            }
        }

        func wait(_ what: String, until isAsWanted: () -> Bool) async throws {
            let end = ContinuousClock.now + .seconds(60)
            while !isAsWanted() {
                try #require(ContinuousClock.now < end, "\(what) does not come: \(telegram.messages.map(\.text))")
                try await Task.sleep(for: .milliseconds(5))
            }
        }
    }

    private static func chatting(
        in folder: String? = nil,
        _ telegram: FakeTelegram = FakeTelegram(),
        _ body: @Sendable (Chat) async throws -> Void
    ) async throws {
        let folder = try folder ?? SampleFolder.workspace(configuration)
        try await telegram.whileServing { url in
            let blueprint = try blueprint(folder, ["TOKEN": FakeTelegram.token, "API_URL": url])
            let start = try #require(LocalMoment("2026-11-23T10:00"))
            let clock = AcceleratedClock(origin: start.timestamp, speed: 60)
            let simulators = try SimulatedBrokers(blueprint, clock: clock, .ko) { simulation in
                (simulation.symbols, simulation.ticks) = (9, 200_000)
            }
            let run = try HostRun(blueprint, clock: clock, simulators: simulators.servers)
            async let ended = run.run()
            let result = await Result { try await body(Chat(telegram: telegram)) }
            run.stop()
            let report = await ended
            await simulators.stop()
            try result.get()
            let failed = report.components.filter { $0.value.state == .failed }
            #expect(failed.isEmpty, "\(failed)")
        }
    }

    private static func blueprint(_ folder: String, _ environment: [String: String]) throws -> Blueprint {
        let compiled = ConfigurationCompiler.compile(
            ConfigurationLoader.load(path: folder + "/config.yaml", process: environment),
            catalog: PluginCatalog(registeredPlugins),
            calendars: try Calendars.builtIn(),
            today: try #require(CivilDate("2026-11-23"))
        )
        return try #require(compiled.blueprint, "\(ExampleWorkspace.text(of: compiled))")
    }
}

extension Result where Failure == any Error {
    /// What an asynchronous body comes to.
    fileprivate init(_ body: () async throws -> Success) async {
        do { self = .success(try await body()) } catch { self = .failure(error) }
    }
}
