import Foundation

/// One run of the benchmarks: how much is measured, and a folder for what has to be on disk.
struct Session: Sendable {
    /// How many trades the day has.
    let ticks: Int

    /// How often everything is measured.
    let runs: Int

    /// Where files are put.
    let folder: String

    /// The program to measure as a whole.
    let host: String

    init(ticks: Int, runs: Int) throws {
        self.ticks = ticks
        self.runs = runs
        let name = "maedup-bench-\(ProcessInfo.processInfo.processIdentifier)"
        folder = FileManager.default.temporaryDirectory.appending(path: name).path(percentEncoded: false)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let own = Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0])
        host = own.deletingLastPathComponent().appending(path: "host").path(percentEncoded: false)
    }

    /// How often something that takes long, such as a slow baseline, is measured.
    var fewRuns: Int { min(runs, 3) }

    /// The path of a file in the folder.
    func path(_ name: String) -> String { folder + "/" + name }

    /// Writes a file into the folder and returns its path.
    @discardableResult
    func write(_ text: String, to name: String) throws -> String {
        try text.write(toFile: path(name), atomically: false, encoding: .utf8)
        return path(name)
    }

    /// Makes an empty folder for the state of a run and returns its path.
    func freshState() throws -> String {
        let state = path("state-\(UUID().uuidString)")
        try FileManager.default.createDirectory(atPath: state, withIntermediateDirectories: true)
        return state
    }

    /// Removes everything that was put on disk.
    func removeFolder() { try? FileManager.default.removeItem(atPath: folder) }
}
