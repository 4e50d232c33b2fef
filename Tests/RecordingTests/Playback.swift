import Compression
import Foundation
import PluginAPI
import TestFolders

@testable import Recording

/// A line as a reader gave it, with everything copied out.
struct PlayedLine: Equatable, CustomStringConvertible {
    var sequence: Int64
    var nanoseconds: Int64
    var stream: String
    var payload: [UInt8]

    init(_ sequence: Int64, _ nanoseconds: Int64, _ stream: String, _ payload: [UInt8]) {
        self.sequence = sequence
        self.nanoseconds = nanoseconds
        self.stream = stream
        self.payload = payload
    }

    init(_ sequence: Int64, _ nanoseconds: Int64, _ stream: String, _ payload: String) {
        self.init(sequence, nanoseconds, stream, Array(payload.utf8))
    }

    var description: String { "\(sequence) \(nanoseconds) \(stream) \(String(decoding: payload, as: UTF8.self))" }
}

/// All that came out of reading a recording to its end.
struct Playback {
    var lines: [PlayedLine] = []
    var tally = RecordingTally()
    var header: RecordingHeader?
    var streams: [String] = []
    var blockSizes: [Int] = []

    var sequences: [Int64] { lines.map(\.sequence) }
    var counts: [SkipReason: Int64] { tally.counts }
}

/// Reads bytes as a recording, to the end.
func play(
    _ bytes: some Collection<UInt8>,
    stream: String = "kis.ws",
    limits: RecordingReader.Limits = RecordingReader.Limits()
) throws -> Playback {
    let folder = try TestFolder()
    return try play(path: try folder.file("recording", holding: bytes), stream: stream, limits: limits)
}

/// Reads text as a recording, to the end.
func play(
    _ text: String,
    stream: String = "kis.ws",
    limits: RecordingReader.Limits = RecordingReader.Limits()
) throws -> Playback {
    try play(text.utf8, stream: stream, limits: limits)
}

/// Reads a file as a recording, to the end.
func play(
    path: String,
    stream: String = "kis.ws",
    limits: RecordingReader.Limits = RecordingReader.Limits()
) throws -> Playback {
    var reader = try RecordingReader(path: path, defaultStream: stream, limits: limits)
    var playback = Playback()
    while try reader.nextBlock() {
        let streams = reader.streams
        reader.withBlock { lines, bytes in
            playback.blockSizes.append(lines.count)
            for index in lines.indices {
                let line = lines[index]
                let payload = line.payload.map { bytes[$0] }
                let stream = streams[line.stream]
                playback.lines.append(PlayedLine(line.sequence, line.receivedAt.nanoseconds, stream, payload))
            }
        }
    }
    playback.tally = reader.tally
    playback.header = reader.header
    playback.streams = reader.streams
    return playback
}

/// A time of the day that the tests' recordings are from, in nanoseconds.
func at(_ nanoseconds: Int64) -> Int64 { 1_795_132_800_000_000_000 + nanoseconds }

/// The text of lines with these numbers, a microsecond apart, on one stream.
func text(_ sequences: [Int64]) -> String {
    sequences.map { "\($0)\t\(at($0 * 1000))\tkis.ws\tframe \($0)\n" }.joined()
}

/// What reading the lines of `text` should give.
func played(_ sequences: [Int64]) -> [PlayedLine] {
    sequences.map { PlayedLine($0, at($0 * 1000), "kis.ws", "frame \($0)") }
}
