internal import Files
internal import Foundation
public import PluginAPI

/// The file in the state folder in which a run tells how it is.
public struct StatusFile: Sendable {
    /// How often the run looks whether there is something new to tell.
    static let interval: Duration = .seconds(1)

    /// How often it tells that it still lives.
    static let heartbeat: Duration = .seconds(10)

    /// After how long without a sign a run is no longer taken for alive.
    static let patience: Duration = .seconds(30)

    private let path: String

    /// The file of a state folder.
    public init(in folder: String) { path = "\(folder)/status.json" }

    /// The last status, or nothing when no run has written one.
    public var content: RunStatus? {
        guard RegularFile.isPresent(at: path), let data = FileManager.default.contents(atPath: path) else { return nil }
        return try? JSONDecoder().decode(RunStatus.self, from: data)
    }

    /// The status as one JSON object on one line.
    public static func text(of status: RunStatus) throws -> String {
        try StateCoding.encode(status)
    }

    /// Writes a status in the place of the last.
    func write(_ status: RunStatus) throws {
        try AtomicFile.write(Array(Self.text(of: status).utf8), to: path)
    }
}

extension RunStatus {
    /// Whether the run has shown a sign of life lately and not said that it ended.
    public func isAlive(at now: Timestamp) -> Bool {
        !hasEnded && now < Timestamp(nanoseconds: updated) + StatusFile.patience
    }
}
