import PluginAPI
import Testing

@testable import Recording

struct `A recording changed at random` {
    @Test(arguments: 0..<40 as Range<UInt64>)
    func `reads the same as by the plain rules`(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<25 {
            let bytes = Self.mutated(Self.original(&generator), &generator)
            guard !bytes.isEmpty else { continue }
            var limits = RecordingReader.Limits()
            limits.buffer = Int.random(in: 1...600, using: &generator)
            limits.block = Int.random(in: 2...9, using: &generator)
            limits.line = 150

            let expected = PlainReading(bytes, longestLine: limits.line)
            let result = try play(bytes, limits: limits)

            #expect(result.lines == expected.lines)
            #expect(result.counts == expected.counts)
            #expect(zip(result.sequences, result.sequences.dropFirst()).allSatisfy { $0 < $1 })
            #expect(zip(result.lines, result.lines.dropFirst()).allSatisfy { $0.nanoseconds <= $1.nanoseconds })
        }
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `lines that were only moved, repeated or removed come back as they were`(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        let original = Array(1...60 as ClosedRange<Int64>)
        var numbers = original
        for _ in 0..<Int.random(in: 1...8, using: &generator) {
            let place = Int.random(in: 0..<numbers.count, using: &generator)
            switch Int.random(in: 0..<3, using: &generator) {
            case 0: numbers.remove(at: place)
            case 1: numbers.insert(numbers[place], at: Int.random(in: 0..<numbers.count, using: &generator))
            default: numbers.swapAt(place, Int.random(in: 0..<numbers.count, using: &generator))
            }
        }

        let result = try play(text(numbers))

        #expect(result.lines == played(result.sequences))
        #expect(Set(result.sequences).isSubset(of: original))
        #expect(result.tally.lines + result.counts.values.reduce(0, +) == Int64(numbers.count))
    }

    private static func original(_ generator: inout SplitMix64) -> [UInt8] {
        let isTimed = Int.random(in: 0..<4, using: &generator) == 0
        let hasHeader = !isTimed && Bool.random(using: &generator)
        var text = hasHeader ? "#maedup-recording {\"version\":1,\"synthetic\":true}\n" : ""
        var time: Int64 = at(0)
        var sequence: Int64 = 1
        for _ in 0..<Int.random(in: 1...25, using: &generator) {
            time += Int64.random(in: 0...50_000_000_000, using: &generator)
            let stream = ["kis.ws", "timer", "kiwoom.ws"][Int.random(in: 0..<3, using: &generator)]
            let payload = String(repeating: "^ab\t1", count: Int.random(in: 1...24, using: &generator))
            text += isTimed ? "\(time)\t\(payload)\n" : "\(sequence)\t\(time)\t\(stream)\t\(payload)\n"
            sequence += Int.random(in: 0..<6, using: &generator) == 0 ? 3 : 1
        }
        return Array(text.utf8)
    }

    private static func mutated(_ bytes: [UInt8], _ generator: inout SplitMix64) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 0...5, using: &generator) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &generator)
            let end = min(bytes.count, place + Int.random(in: 1...80, using: &generator))
            let target = Int.random(in: 0...bytes.count, using: &generator)
            switch Int.random(in: 0..<8, using: &generator) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
            case 1: bytes[place] = [0x00, 0x09, 0x0A, 0x0D, 0x23, 0x39, 0x2D][place % 7]
            case 2: bytes.removeSubrange(place..<end)
            case 3: bytes.insert(contentsOf: bytes[place..<end], at: target)
            case 4: bytes.removeSubrange(place...)
            case 5: Self.moveLine(&bytes, &generator)
            case 6: bytes.insert(contentsOf: "\(at(7))\tforeign frame\n".utf8, at: Self.lineStart(bytes, place))
            default: bytes.insert(contentsOf: "9\t9\tkis.ws\tforeign\n".utf8, at: Self.lineStart(bytes, place))
            }
        }
        return bytes
    }

    private static func lineStart(_ bytes: [UInt8], _ place: Int) -> Int {
        (bytes[..<place].lastIndex(of: 0x0A) ?? -1) + 1
    }

    private static func moveLine(_ bytes: inout [UInt8], _ generator: inout SplitMix64) {
        var lines = bytes.split(separator: 0x0A)
        guard lines.count > 1 else { return }
        let line = lines.remove(at: Int.random(in: 0..<lines.count, using: &generator))
        lines.insert(line, at: Int.random(in: 0...lines.count, using: &generator))
        bytes = Array(lines.joined(separator: [0x0A])) + [0x0A]
    }
}
