import Files
import Foundation
import PluginAPI
import PluginTesting
import Synchronization
import TestFolders

@testable import Plugins

/// A file sink in a folder of its own.
struct FileSinkBench {
    let folder: TestFolder

    init() throws { folder = try TestFolder() }

    /// Settings for `alerts.jsonl` in the folder, or another name; `rotate` is the text under that key.
    func settings(
        _ name: String = "alerts.jsonl",
        format: FileSink.Format = .json,
        rotate: String? = nil
    ) throws -> FileSink.Settings {
        let rotation = rotate.map { ", rotate: { \($0) }" } ?? ""
        let text = "{ path: \"\(folder.path(name))\", format: \(format.rawValue)\(rotation) }"
        return try SettingsText.settings(text, for: FileSink.self)
    }

    /// An opened sink.
    func sink(
        _ name: String = "alerts.jsonl",
        format: FileSink.Format = .json,
        rotate: String? = nil,
        disk: LittleDisk? = nil
    ) async throws -> FileSink {
        let settings = try settings(name, format: format, rotate: rotate)
        let sink = disk.map { disk in
            FileSink(settings: settings) { (file, bytes) throws(FileProblem) in try disk.write(bytes, into: file) }
        }
        let opened = sink ?? FileSink(settings: settings)
        try await opened.open(context)
        return opened
    }

    var context: SinkContext {
        SinkContext(name: "file", language: .en, directory: "", clock: ManualClock(at: Timestamp(nanoseconds: 0)))
    }

    /// The ids of the lines of a file of JSON lines; a line that is none gives its text.
    func ids(_ name: String = "alerts.jsonl") throws -> [String] {
        try folder.text(name).split(separator: "\n").map { line in
            let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            return object?["id"] as? String ?? String(line)
        }
    }
}

/// A disk that takes so many bytes and then says that it is full.
final class LittleDisk: Sendable {
    private let room: Mutex<Int>

    init(room: Int) { self.room = Mutex(room) }

    func grow(to room: Int) { self.room.withLock { $0 = room } }

    func write(_ bytes: Span<UInt8>, into file: AppendableFile) throws(FileProblem) -> Int {
        let count = room.withLock { room in
            let count = min(room, bytes.count)
            room -= count
            return count
        }
        guard count > 0 else { throw .noSpace }
        return try file.write(bytes.extracting(first: count))
    }
}

extension EventScript {
    /// Several alerts one second apart, with ids counted from one.
    mutating func deliveries(_ count: Int, prefix: String = "A") -> [Delivery] {
        (1...count).map { number in
            defer { pass(.seconds(1)) }
            return delivery("message \(number)", id: "\(prefix)\(number)")
        }
    }
}
