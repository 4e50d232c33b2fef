import Foundation
import PluginAPI
import Testing

@testable import KIS

/// A thousand lost connections leave nothing behind.
@Suite(.serialized) struct KISReconnectTests {
    /// What the process holds.
    private struct Holding {
        let files: Int
        let kilobytes: Int
        let threads: Int

        static func now() throws -> Holding {
            let files = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
            let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
            return Holding(
                files: files,
                kilobytes: try #require(value(of: "VmRSS:", in: status)),
                threads: try #require(value(of: "Threads:", in: status))
            )
        }

        private static func value(of name: String, in status: String) -> Int? {
            let line = status.split(separator: "\n").first { $0.hasPrefix(name) }
            return line.flatMap { $0.split(whereSeparator: { " \t".contains($0) }).dropFirst().first }.flatMap {
                Int($0)
            }
        }
    }

    @Test func `a thousand reconnects leak nothing`() async throws {
        let clock = FlowingClock(speed: 1_000)
        try await LoopbackRig.running(clock, { $0.ticks = 2_000 }) { rig in
            var settings = LoopbackRig.settings
            settings.pauses = Duration.seconds(1)...Duration.seconds(1)
            settings.pausesWhenTaken = settings.pauses
            settings.longestSilence = .seconds(86_400)
            let wanted = [try rig.trades("005930")] + KISRegistration.own(rig.access)
            let opener = ListeningOpener(clock: clock)
            try await rig.streaming(wanted, settings, over: opener) { stream, receiver in
                var holdings: [Holding] = []
                for round in 1...1_000 {
                    try await rig.waitUntil { receiver.readies == round }
                    if round % 50 == 0 { holdings.append(try Holding.now()) }
                    if round.isMultiple(of: 3) { rig.broker.takeOver() } else { rig.broker.cut() }
                }

                // What was opened for good is there after the first hundred; other tests of the process may hold some.
                let (first, second) = (holdings[2..<10], holdings[10...])
                let files = (first.map(\.files).min() ?? 0, second.map(\.files).min() ?? 0)
                let kilobytes = (first.map(\.kilobytes).max() ?? 0, second.map(\.kilobytes).min() ?? 0)
                let threads = (first.map(\.threads).min() ?? 0, second.map(\.threads).min() ?? 0)
                #expect(files.1 <= files.0 + 100, "open files: \(files)")
                #expect(kilobytes.1 <= kilobytes.0 + 64 << 10, "memory in KiB: \(kilobytes)")
                #expect(threads.1 <= threads.0 + 50, "threads: \(threads)")
                #expect(opener.opened >= 1_000)
                // Nobody holds those that have ended, not even a task that waits for their end.
                try await rig.waitUntil { opener.held <= 1 }
                #expect(rig.transport.paths == ["Approval"])
                try await rig.waitUntil { stream.standing(of: wanted[0]) == .confirmed }
            }
        }
    }
}
