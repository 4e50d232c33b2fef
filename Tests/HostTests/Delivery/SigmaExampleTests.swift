import ChannelTesting
import Foundation
import PluginAPI
import Testing

@testable import Host

/// The example of buy targets, run as a user would, at the simulator and before a service that stands in for Telegram.
@Suite(.serialized, .timeLimit(.minutes(4))) struct SigmaExampleTests {
    private static let minsu = "1"
    private static let jiyoung = "2"

    @Test func `two people get their analyses, targets and charts, and change what they watch`() async throws {
        let telegram = FakeTelegram(chats: [Self.minsu: .open, Self.jiyoung: .open])
        try await telegram.whileServing { url in
            let folder = try SampleFolder.workspace(try Self.configuration())
            let (process, output, errors) = try Program("host").start(
                ["run", "config.yaml"],
                in: folder,
                environment: [
                    "TELEGRAM_BOT_TOKEN": FakeTelegram.token, "TELEGRAM_CHAT_ID": Self.minsu,
                    "TELEGRAM_CHAT_ID_2": Self.jiyoung, "TELEGRAM_API_URL": url,
                ]
            )
            defer { process.interrupt() }

            try await Self.wait("an analysis with a chart for each instrument") {
                [Self.minsu, Self.jiyoung].allSatisfy { chat in
                    Self.texts(telegram, chat).count { $0.contains("오늘의 분석") } == 2 && Self.photos(telegram, chat) >= 2
                }
            }
            telegram.say("/watch add 035420", from: 1)
            try await Self.wait("the answer") { Self.texts(telegram, Self.minsu).contains { $0.hasPrefix("➕") } }
            try await Self.wait("a target that was reached") {
                Self.texts(telegram).contains { $0.hasPrefix("🚨 매수 알림!") }
            }
            process.interrupt()
            try await Self.wait("the end") { !process.isRunning }
            let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            _ = output.fileHandleForReading.readDataToEndOfFile()

            #expect(process.terminationStatus == 0, "\(said)")
            let texts = Self.texts(telegram)
            #expect(Self.texts(telegram, Self.minsu).allSatisfy { !$0.contains("000660") }, "\(texts)")
            #expect(Self.texts(telegram, Self.jiyoung).allSatisfy { !$0.contains("122630") }, "\(texts)")
            #expect(!said.contains("AAE7"))
        }
    }

    // MARK: - Helpers

    /// The example, in a market that begins soon and is in a hurry, without hours in which a person sleeps.
    private static func configuration() throws -> String {
        try Project.text("examples/sigma-buy-alerts.yaml")
            .replacing(
                "      mode: ${KIS_MODE:-simulated}\n",
                with: """
                          mode: simulated
                          simulator: { from: "2026-11-23T08:48", speed: 120 }

                    """
            )
            .replacing("    quiet: 22:00-07:00\n", with: "")
    }

    private static func texts(_ telegram: FakeTelegram, _ chat: String? = nil) -> [String] {
        telegram.messages.filter { $0.photo == nil && (chat == nil || $0.chat == chat) }.map(\.text)
    }

    private static func photos(_ telegram: FakeTelegram, _ chat: String) -> Int {
        telegram.messages.count { $0.photo != nil && $0.chat == chat }
    }

    private static func wait(_ what: String, until isAsWanted: () -> Bool) async throws {
        let end = ContinuousClock.now + .seconds(90)
        while !isAsWanted() {
            try #require(ContinuousClock.now < end, "\(what) does not come")
            try await Task.sleep(for: .milliseconds(10))
        }
    }
}
