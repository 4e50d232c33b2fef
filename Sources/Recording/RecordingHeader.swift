#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What the first line of a recording says about it.
public struct RecordingHeader: Sendable, Hashable {
    /// The version of the format that this program reads and writes.
    public static var supportedVersion: Int { 1 }

    /// Whether the recording was generated and never came from a broker.
    public var isSynthetic: Bool

    /// The seed of a generated recording.
    public var seed: UInt64?

    /// The trading day, as `2026-11-20`.
    public var day: String?

    /// A remark for people.
    public var note: String?

    /// Makes a header of the supported version.
    public init(isSynthetic: Bool = false, seed: UInt64? = nil, day: String? = nil, note: String? = nil) {
        self.isSynthetic = isSynthetic
        self.seed = seed
        self.day = day
        self.note = note
    }
}

extension RecordingHeader {
    /// What a line that begins like a header turned out to be.
    enum Reading {
        case header(RecordingHeader)
        case malformed
        case unsupported(version: Int)
    }

    /// How every header line begins.
    static var marker: String { "#maedup-recording" }

    /// The line that says this, without its end.
    var line: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let content = Content(synthetic: isSynthetic, seed: seed, day: day, note: note)
        // Only texts, whole numbers and a truth value: nothing the encoder could refuse.
        let json = (try? encoder.encode(content)).map { String(decoding: $0, as: UTF8.self) } ?? "{\"version\":1}"
        return "\(Self.marker) \(json)"
    }

    /// Reads what stands behind the marker; keys it does not know are ignored.
    static func read(_ json: [UInt8]) -> Reading {
        let data = Data(json)
        let decoder = JSONDecoder()
        guard let version = try? decoder.decode(Version.self, from: data).version else { return .malformed }
        guard version == supportedVersion else { return .unsupported(version: version) }
        guard let content = try? decoder.decode(Content.self, from: data) else { return .malformed }
        return .header(
            RecordingHeader(
                isSynthetic: content.synthetic ?? false,
                seed: content.seed,
                day: content.day,
                note: content.note
            )
        )
    }

    private struct Version: Decodable {
        var version: Int
    }

    private struct Content: Codable {
        var version = RecordingHeader.supportedVersion
        var synthetic: Bool?
        var seed: UInt64?
        var day: String?
        var note: String?
    }
}
