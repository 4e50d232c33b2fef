import PluginAPI

@testable import Recording

/// The rules of a recording, written down once more in the slowest and plainest way, to compare with the reader.
struct PlainReading {
    private(set) var lines: [PlayedLine] = []
    private(set) var counts: [SkipReason: Int64] = [:]
    private var streams: [String] = []
    private var isTimed: Bool?

    private struct Good {
        var sequence: Int64?
        var time: Int64
        var stream: String
        var payload: [UInt8]
    }

    init(_ bytes: [UInt8], longestLine: Int) {
        var texts = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
        let last = texts.removeLast()
        for index in texts.indices where texts[index].last == 0x0D { texts[index].removeLast() }
        if let first = texts.first, first.count <= longestLine, first.starts(with: "#maedup-recording".utf8) {
            switch RecordingHeader.read(Array(first.dropFirst(17))) {
            case .header: isTimed = false
            case .malformed: count(.malformedHeader)
            case .unsupported: return
            }
        }
        let good = texts.enumerated().compactMap { read($1, number: $0 + 1, longestLine) }
        if last.count > longestLine + 1 { count(.lineTooLong) } else if !last.isEmpty { count(.truncated) }
        order(good)
    }

    private mutating func count(_ reason: SkipReason) {
        counts[reason, default: 0] += 1
    }

    private mutating func read(_ line: [UInt8], number: Int, _ longestLine: Int) -> Good? {
        if line.count > longestLine { return skip(.lineTooLong) }
        if line.first == UInt8(ascii: "#") {
            if number > 1 && line.starts(with: "#maedup-recording".utf8) { count(.misplacedHeader) }
            return nil
        }
        let columns = line.split(separator: 0x09, maxSplits: 3, omittingEmptySubsequences: false).map(Array.init)
        guard columns.count > 1, let first = Self.number(columns[0]) else { return skip(.malformedLine) }
        if first >= 1_000_000_000_000_000 {
            let payload = Array(line.dropFirst(columns[0].count + 1))
            if isTimed == false { return skip(payload.isEmpty ? .malformedLine : .foreign) }
            if payload.isEmpty || payload.contains(0) { return skip(.malformedLine) }
            isTimed = true
            return Good(sequence: nil, time: first, stream: "kis.ws", payload: payload)
        }
        guard columns.count > 2, let time = Self.number(columns[1]) else { return skip(.malformedLine) }
        guard columns.count > 3 else { return skip(.malformedLine) }
        if isTimed == true { return skip(.foreign) }
        let isName = 1...64 ~= columns[2].count && columns[2].allSatisfy { 0x21...0x7E ~= $0 }
        let stream = String(decoding: columns[2], as: UTF8.self)
        guard isName else { return skip(.malformedLine) }
        if !streams.contains(stream) { streams.append(stream) }
        if columns[3].isEmpty || columns[3].contains(0) { return skip(.malformedLine) }
        isTimed = false
        return Good(sequence: first, time: time, stream: stream, payload: columns[3])
    }

    private mutating func skip(_ reason: SkipReason) -> Good? {
        count(reason)
        return nil
    }

    private static func number(_ text: [UInt8]) -> Int64? {
        guard 1...19 ~= text.count, text.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
        return Int64(String(decoding: text, as: UTF8.self))
    }

    /// Keeps the lines that stand; the last of them may fall by the next.
    private mutating func order(_ good: [Good]) {
        let minute: Int64 = 60_000_000_000
        var seen: Set<Int64> = []
        var next: Int64 = 0
        for line in good {
            let sequence = line.sequence ?? next
            let last = lines.last
            let before = lines.dropLast().last
            if let last, sequence > before?.sequence ?? -1 {
                let gap = last.sequence > (before?.sequence ?? -1) + 1
                let leapt =
                    last.nanoseconds - (before?.nanoseconds ?? 0) > minute && last.nanoseconds - line.time > minute
                if gap && sequence < last.sequence || leapt && sequence > last.sequence {
                    count(sequence < last.sequence ? .outOfOrder : .timeLeap)
                    seen.remove(last.sequence)
                    lines.removeLast()
                }
            }
            if sequence <= lines.last?.sequence ?? -1 {
                count(seen.contains(sequence) ? .duplicate : .outOfOrder)
                continue
            }
            if line.time < lines.last?.nanoseconds ?? 0 { count(.timeBackwards) }
            seen.insert(sequence)
            next = sequence + 1
            let time = max(line.time, lines.last?.nanoseconds ?? 0)
            lines.append(PlayedLine(sequence, time, line.stream, line.payload))
        }
    }
}
