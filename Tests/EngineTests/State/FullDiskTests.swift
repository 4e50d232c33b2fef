import Foundation
import PluginAPI
import Synchronization
import Testing

@testable import Engine

/// A disk of its own in memory, small enough to be full at once; only the superuser can have one.
private final class TinyDisk {
    let path: String

    init?() {
        path = FileManager.default.temporaryDirectory.appending(path: "maedup-disk-\(UUID().uuidString)")
            .path(percentEncoded: false)
        try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        guard Self.run("mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", path) else {
            try? FileManager.default.removeItem(atPath: path)
            return nil
        }
    }

    deinit {
        _ = Self.run("umount", path)
        try? FileManager.default.removeItem(atPath: path)
    }

    static let isPossible: Bool = TinyDisk() != nil

    private static func run(_ command: String...) -> Bool {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = command
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }
}

@Suite(.enabled(if: TinyDisk.isPossible, "a disk in memory cannot be mounted here"))
struct FullDiskTests {
    @Test func `when the disk is full the cause is named and the alerts are handed on all the same`() throws {
        let disk = try #require(TinyDisk())
        let failures = Mutex<[StateError]>([])
        let handedOn = Mutex(0)
        let journal = try DecisionJournal(
            StateDatabase(in: StateDirectory(disk.path + "/var")),
            started: Moments.at("09:00"),
            savesStates: true,
            prepare: { records in
                handedOn.withLock { $0 += records.count }
                return Outgoing()
            },
            onFailure: { error in failures.withLock { $0.append(error) } }
        )

        for number in 1...4_000 { journal.append(output(number), of: "test") }
        journal.flush()

        #expect(handedOn.withLock { $0 } == 4_000)
        #expect(failures.withLock { $0.first } == .diskFull(path: disk.path + "/var/host.sqlite"))
    }

    @Test func `a run cannot start on a full disk and says why`() throws {
        let disk = try #require(TinyDisk())
        let filler = FileManager.default.createFile(atPath: disk.path + "/filler", contents: Data(count: 400 << 10))
        #expect(!filler || FileManager.default.contents(atPath: disk.path + "/filler")?.count ?? 0 > 0)

        let error = #expect(throws: StateError.self) {
            _ = try StateDatabase(in: StateDirectory(disk.path + "/var"))
        }

        #expect(error?.message.en.contains("full") ?? false, "\(String(describing: error))")
    }

    private func output(_ number: Int) -> PipelineOutput {
        let alert = Alert(
            BelowRule.alerts[0],
            about: Moments.samsung,
            [.price(Price(99), .krw), .integer(Int64(number))]
        )
        let signal = Signal(Moments.header("09:00", sequence: Int64(number)), rule: "below", .alert(alert))
        let state = StateSnapshot(rule: "below", version: 1, settingsDigest: "digest") {
            #"{"raised":"\#(String(repeating: "x", count: 1_000))"}"#
        }
        return PipelineOutput(decisions: [Decision(signal: signal, outcome: .passed)], states: [state])
    }
}
