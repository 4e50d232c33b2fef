import ChannelTesting
import Foundation
import PluginAPI
import Testing

@testable import Host

/// The program, run as a user would, before a service that stands in for Telegram.
@Suite(.serialized) struct DeliveryTests {
    private static let configuration = """
        version: 1
        host: { language: en }
        sinks:
          phone:
            telegram: { token: "\(FakeTelegram.token)", chat: 1, api_url: "${API_URL}", chart: light }
        pipelines:
          targets:
            when: krx-regular
            sources: [{ replay: { path: var/sample/krx-2026-11-20.rec } }]
            history: { csv: { path: var/sample/daily-bars.csv } }
            rules:
              - sigma: { lookback: 1y, levels: [1, 2] }
              - dedupe: { by: [symbol], window: 1d }
            sinks: [phone]
        """

    @Test func `alerts arrive with their charts, and their ids lead back to the decision`() async throws {
        let telegram = FakeTelegram()
        try await telegram.whileServing { url in
            let folder = try SampleFolder.workspace(Self.configuration)
            let environment = ["API_URL": url]

            let run = try await Self.host(["run", "config.yaml"], in: folder, environment)

            let texts = telegram.messages.filter { $0.photo == nil }
            let photos = telegram.messages.filter { $0.photo != nil }
            #expect(run.status == 0, "\(run.errors)")
            let first = try #require(texts.first)
            #expect(first.text.hasPrefix("🚨"))
            #expect(photos.first?.answers == first.id)
            #expect(photos.first?.photo?.starts(with: [0x89, 0x50, 0x4E, 0x47]) == true)

            let id = try #require(first.text.split(separator: "#").last.map { String($0.prefix(10)) })
            let explained = try await Self.host(["explain", id], in: folder, environment)
            #expect(explained.output.contains("targets/sigma"))
            #expect(explained.output.contains("phone (1): delivered"))
            let outbox = try await Self.host(["outbox"], in: folder, environment)
            #expect(outbox.output.contains("No alert waits."))
        }
    }

    @Test func `what a chat that is gone did not get is listed and sent when a person says so`() async throws {
        let telegram = FakeTelegram(chats: ["1": .blocked])
        try await telegram.whileServing { url in
            let folder = try SampleFolder.workspace(Self.configuration)
            let environment = ["API_URL": url]

            let run = try await Self.host(["run", "config.yaml"], in: folder, environment)
            let listed = try await Self.host(["outbox"], in: folder, environment)
            let status = try await Self.host(["status"], in: folder, environment)
            let object = try await Self.host(["status", "--format", "json"], in: folder, environment)
            telegram.set("1", .open)
            let retried = try await Self.host(["outbox", "retry", "--all"], in: folder, environment)
            let waiting = try await Self.host(["outbox"], in: folder, environment)

            #expect(run.status == 5)
            #expect(telegram.messages.isEmpty)
            #expect(listed.status == 5)
            #expect(listed.output.contains("✖ #"))
            #expect(status.output.contains("✖ #"))
            #expect(status.output.contains("'host outbox retry' sends them again"))
            #expect(object.output.contains("\"undelivered\":[{\"id\":\""))
            #expect(retried.status == 0)
            #expect(waiting.status == 0)
            #expect(waiting.output.contains("○ #"))
            for output in [run.output, run.errors, listed.output, waiting.output] {
                #expect(!output.contains(FakeTelegram.token))
            }
        }
    }

    @Test func `one real message shows whether a channel works`() async throws {
        let telegram = FakeTelegram()
        try await telegram.whileServing { url in
            let folder = try SampleFolder.workspace(Self.configuration)

            let result = try await Self.host(["alert", "test", "phone"], in: folder, ["API_URL": url])

            #expect(result.status == 0, "\(result.errors)")
            #expect(telegram.messages.count == 1)
            #expect(telegram.messages.first?.text.contains("<b> & _ * `") == true)
        }
    }

    /// Runs the program on a thread of its own: the stand-in needs the others.
    private static func host(
        _ arguments: [String],
        in folder: String,
        _ environment: [String: String]
    ) async throws -> Program.Result {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(
                    with: Result {
                        try Program("host").run(arguments, in: folder, environment: environment)
                    }
                )
            }
        }
    }
}
