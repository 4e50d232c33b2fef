internal import Files
internal import Foundation
import PluginAPI

/// A table in a text file with a header line, comma-separated, in UTF-8.
public struct CSVFile: Sendable, Hashable {
    /// The columns of a file of daily bars.
    static let barColumns = ["symbol", "date", "open", "high", "low", "close", "volume"]

    /// The columns of a file of instruments.
    static let instrumentColumns = ["symbol", "name", "market", "class", "currency"]

    /// The largest file that is read.
    static let byteLimit = 256 << 20

    /// The path, absolute or from the working directory.
    public let path: String

    let columns: [String]

    /// A problem that makes the whole file useless, in words for a person.
    struct Unusable: Error {
        let message: LocalizedText
    }

    /// Looks whether the file can be read and has the columns.
    func checkHeader() throws(Unusable) {
        guard RegularFile.isPresent(at: path), let handle = FileHandle(forReadingAtPath: path) else { throw missing }
        defer { try? handle.close() }
        if let size, size > Self.byteLimit { throw tooLarge }
        let start = (try? handle.read(upToCount: 4_096)) ?? Data()
        let line = start.split(separator: UInt8(ascii: "\n"), maxSplits: 1).first ?? Data()
        _ = try positions(in: Self.fields(String(decoding: line, as: UTF8.self).utf8[...]))
    }

    /// The bytes of the file; nothing when it is not there.
    var size: Int? { RegularFile.size(of: path) }

    /// Where the columns stand in a header line.
    func places(in header: String) throws(Unusable) -> [Int] { try positions(in: Self.fields(header.utf8[...])) }

    /// Calls back for each row with the fields in the order of the columns; returns how many rows have too few fields.
    func forEachRow(_ use: ([Substring]) -> Bool) throws(Unusable) -> Int64 {
        guard RegularFile.isPresent(at: path), let data = FileManager.default.contents(atPath: path) else {
            throw missing
        }
        guard data.count <= Self.byteLimit else { throw tooLarge }
        let text = String(decoding: data, as: UTF8.self)
        // By bytes: looking for whole characters takes most of the time of a start.
        var lines = text.utf8.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }[...]
        let places = try positions(in: Self.fields(lines.popFirst() ?? "".utf8[...]))
        var malformed: Int64 = 0
        for line in lines {
            let fields = Self.fields(line)
            let row = places.compactMap { $0 < fields.count ? fields[$0] : nil }
            if row.count < places.count || !use(row) { malformed += 1 }
        }
        return malformed
    }

    private func positions(in header: [Substring]) throws(Unusable) -> [Int] {
        var places: [Int] = []
        for column in columns {
            guard let place = header.firstIndex(where: { $0 == column }) else {
                throw Unusable(
                    message: LocalizedText(
                        ko: "`\(path)`의 첫 줄에 `\(column)` 열이 없습니다. 필요한 열: \(columns.joined(separator: ","))",
                        en:
                            "the first line of '\(path)' has no column '\(column)'; needed: \(columns.joined(separator: ","))"
                    )
                )
            }
            places.append(place)
        }
        return places
    }

    private static func fields(_ line: Substring.UTF8View) -> [Substring] {
        line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).map { field in
            let mayHaveSpaces = [field.first, field.last].contains { $0.map(mayBelongToSpace) ?? false }
            return mayHaveSpaces ? trimmed(Substring(field)) : Substring(field)
        }
    }

    /// Whether a byte is a space of ASCII, or part of a character beyond it.
    private static func mayBelongToSpace(_ byte: UInt8) -> Bool { byte <= UInt8(ascii: " ") || byte >= 0x80 }

    private static func trimmed(_ field: Substring) -> Substring {
        let field = field.drop(while: \.isWhitespace)
        return field.dropLast(field.reversed().prefix(while: \.isWhitespace).count)
    }

    private var missing: Unusable {
        Unusable(
            message: LocalizedText(
                ko: "`\(path)` 파일을 읽을 수 없습니다. 경로와 권한을 확인하세요.",
                en: "the file '\(path)' cannot be read; check the path and its permissions"
            )
        )
    }

    private var tooLarge: Unusable {
        Unusable(
            message: LocalizedText(
                ko: "`\(path)` 파일이 너무 큽니다(최대 256 MiB).",
                en: "the file '\(path)' is too large (at most 256 MiB)"
            )
        )
    }
}
