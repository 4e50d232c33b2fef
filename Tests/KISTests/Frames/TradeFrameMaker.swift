/// Makes trade frames that differ in all that a decoder looks at, and damages them.
struct TradeFrameMaker {
    private var random: SplitMix64

    private let codes = ["005930", "000660", "0015E0", "122630", "Q530036", "498400", "373220", "0089B0"]

    init(seed: UInt64) { random = SplitMix64(seed: seed) }

    /// The next frame, with so many damages.
    mutating func next(damages: Int) -> [UInt8] {
        var frame = TradeFrame(records: [1, 1, 1, 2, 2, 3, 6][below(7)])
        frame.trID = pick(["H0STCNT0", "H0STCNT0", "H0NXCNT0", "H0UNCNT0"])
        let width = [46, 47, 47, 47, 48][below(5)]
        for record in frame.records.indices {
            frame.records[record] = Array((self.record() + ["", "7"]).prefix(width))
        }
        for _ in 0..<damages where below(3) > 0 { damageField(of: &frame) }
        var bytes = Array(frame.text.utf8)
        for _ in 0..<damages where below(3) == 0 { damageByte(of: &bytes) }
        return bytes
    }

    private mutating func record() -> [String] {
        var fields = TradeFrame().records[0]
        fields[0] = pick(codes)
        fields[1] = pick(["090000", "101530", "152000", "235959", "000000"])
        fields[2] = number(1...8)
        fields[4] = pick(["0", "-200", "10250", "-9999999"])
        fields[10] = number(1...8)
        fields[11] = pick(["0", number(1...8)])
        fields[12] = number(1...5)
        fields[13] = number(1...9)
        fields[14] = number(5...17)
        fields[21] = pick(["1", "5", "3", ""])
        fields[33] = pick(["20261120", "20261120", "20261120", "20261123", "", "(null)"])
        fields[34] = pick(["10", "20", "20", "20", "21", "30", "77", ""])
        fields[43] = pick(["0", "0", "0", "A", "B", "C", "D", ""])
        fields[46] = pick(["1", "2", "2", "2", "3", "5", ""])
        return fields
    }

    private mutating func damageField(of frame: inout TradeFrame) {
        let record = below(frame.records.count)
        let count = frame.records[record].count
        switch below(8) {
        case 0 where count > 0: frame.records[record].remove(at: below(count))
        case 1: frame.records[record].insert(oddity(), at: below(count + 1))
        case 2: frame.count = pick(["000", "001", "002", "003", "1", "01", "0x1", "", "999"])
        case 3 where count > 0: frame.records[record].swapAt(below(count), below(count))
        case _ where count > 0:
            let read = [0, 1, 2, 10, 11, 12, 13, 14, 21, 33, 34, 43, 46]
            frame.records[record][min(read[below(read.count)], count - 1)] = oddity()
        default: break
        }
    }

    private mutating func damageByte(of bytes: inout [UInt8]) {
        let place = below(bytes.count)
        switch below(4) {
        case 0: bytes.remove(at: place)
        case 1: bytes.insert(byte(), at: place)
        case 2: bytes[place] = byte()
        default: bytes.removeLast(below(min(bytes.count, 40)))
        }
    }

    private mutating func oddity() -> String {
        pick([
            "", "(null)", "0", "-1", "+5", "1.5", "0.00001", "12.3400", "70100.12345", ".5", "5.", "1.2.3", "abc", " 1",
            "00000000000000000012", "123456789012345678", "9223372036854775807", "9223372036854775808",
            "99999999999999999999999", "20261120", "20261320", "101530", "246060", "005930", "005930x", "Q530036",
            "000000007", "1|2", "é", "\u{0}", "922337203685477.5808",
        ])
    }

    private mutating func number(_ digits: ClosedRange<Int>) -> String {
        let count = Int.random(in: digits, using: &random)
        return pick(["1", "2", "7", "9"]) + (1..<count).map { _ in String(below(10)) }.joined()
    }

    private mutating func byte() -> UInt8 {
        below(2) == 0 ? pick(Array("^|0159.-{".utf8)) : UInt8(below(256))
    }

    private mutating func pick<Element>(_ choices: [Element]) -> Element { choices[below(choices.count)] }

    private mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &random) }
}
