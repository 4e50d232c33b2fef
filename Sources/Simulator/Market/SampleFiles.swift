#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// The sample's files: a recording, the daily bars before it and the list of its securities.
public struct SampleFiles: Sendable {
    /// The folder that holds them.
    public let directory: String
    /// The day that they hold.
    public let sample: SampleDay

    /// Names the files of a day in a folder; an empty name is the current folder.
    public init(of sample: SampleDay, in directory: String) {
        self.sample = sample
        self.directory = directory.isEmpty ? "." : directory
    }

    /// Where the recording is.
    public var recordingPath: String { "\(directory)/krx-\(sample.day.iso).rec" }
    /// Where the daily bars are.
    public var dailyBarsPath: String { "\(directory)/daily-bars.csv" }
    /// Where the securities are.
    public var instrumentsPath: String { "\(directory)/instruments.csv" }

    /// Makes the folder and those above it where they do not exist.
    ///
    /// - Throws: `FileFailure`; not if the folder was there before.
    public func createDirectory() throws(FileFailure) {
        let names = directory.split(separator: "/")
        var path = directory.hasPrefix("/") ? "/" : ""
        for name in names {
            path += "\(name)/"
            guard unsafe mkdir(path, 0o755) != 0, errno != EEXIST else { continue }
            throw FileFailure(operation: "create", path: path, code: errno)
        }
    }

    /// Writes the recording, holding only a small part of it in memory; an older file is replaced when all is written.
    ///
    /// - Throws: `FileFailure`; the older file, if any, is then untouched.
    public func writeRecording(
        vintage: KISVintage = .fields47
    ) throws(FileFailure) -> (counts: SampleRecording.Counts, bytes: Int) {
        var recording = sample.recording(vintage: vintage)
        var file = try AtomicFile(replacing: recordingPath)
        var chunk: [UInt8] = []
        while recording.appendLine(to: &chunk) {
            guard chunk.count >= Self.chunkSize else { continue }
            try file.append(chunk)
            chunk.removeAll(keepingCapacity: true)
        }
        try file.append(chunk)
        let bytes = file.count
        try file.commit()
        return (recording.counts, bytes)
    }

    /// Writes the daily bars and returns the file's size.
    ///
    /// - Throws: `FileFailure`; the older file, if any, is then untouched.
    public func writeDailyBars() throws(FileFailure) -> Int {
        try write(sample.dailyBarsText, to: dailyBarsPath)
    }

    /// Writes the securities and returns the file's size.
    ///
    /// - Throws: `FileFailure`; the older file, if any, is then untouched.
    public func writeInstruments() throws(FileFailure) -> Int {
        try write(sample.instrumentsText, to: instrumentsPath)
    }

    private func write(_ text: String, to path: String) throws(FileFailure) -> Int {
        var file = try AtomicFile(replacing: path)
        try file.append(Array(text.utf8))
        let bytes = file.count
        try file.commit()
        return bytes
    }

    private static let chunkSize = 1 << 20
}
