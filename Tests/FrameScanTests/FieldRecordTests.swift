import Testing

@testable import FrameScan

@Suite struct FieldRecordTests {
    private let separator = UInt8(ascii: "^")

    /// Calls `body` with the fields as one record, twice: their text ends and begins at a page that may not be touched.
    private func withRecord(_ fields: [String], _ body: (borrowing FieldRecord) -> Void) throws {
        let bytes = Array("0|H0STCNT0|001|".utf8) + Array(fields.joined(separator: "^").utf8)
        let guarded = try GuardedText(capacity: bytes.count)
        guarded.withText(atEnd: bytes) { readRecord(of: $0, body) }
        guarded.withText(atStart: bytes) { readRecord(of: $0, body) }
    }

    private func readRecord(of text: Span<UInt8>, _ body: (borrowing FieldRecord) -> Void) {
        var index = FieldIndex()
        index.build(text, from: FieldIndex.lead, separator: separator)
        let isComplete = index.forEachRecord(1, of: index.count, in: text) { record in
            body(record)
            return true
        }
        #expect(isComplete)
    }

    @Test func `fields are read by their lengths`() throws {
        let fields = ["", "a", "ab", "abcdefg", "abcdefgh", "abcdefghi", "z"]

        try withRecord(fields) { record in
            for (field, text) in fields.enumerated() {
                let bytes = Array(text.utf8)
                let word = bytes.prefix(7).reversed().reduce(0) { $0 << 8 | UInt64($1) }

                #expect(record.length(of: field) == bytes.count)
                #expect(record.range(of: field).count == bytes.count)
                #expect(record.byte(field) == (bytes.count == 1 ? bytes[0] : 0))
                #expect(record.key(field) == ((1...7).contains(bytes.count) ? word | UInt64(bytes.count) << 56 : 0))
            }
        }
    }

    @Test func `a word is held by the field of just its eight bytes`() throws {
        let word = "20261120".utf8.reversed().reduce(0) { $0 << 8 | UInt64($1) }

        try withRecord(["20261120", "20261121", "0261120", "120261120", "", "20261120"]) { record in
            #expect((0..<6).map { record.holds(word, in: $0) } == [true, false, false, false, false, true])
        }
    }

    @Test func `six numbers and a wide one are read at once`() throws {
        try withRecord(["7", "00000000", "99999999", "70100", "12345678", "1", "1234567890123456"]) { record in
            let numbers = record.numbers(0, 1, 2, 3, 4, 5, wide: 6)

            #expect(numbers?.0 == 7)
            #expect(numbers?.1 == 0)
            #expect(numbers?.2 == 99_999_999)
            #expect(numbers?.3 == 70_100)
            #expect(numbers?.4 == 12_345_678)
            #expect(numbers?.5 == 1)
            #expect(numbers?.wide == 1_234_567_890_123_456)
        }
    }

    @Test func `one field that is not plain digits spoils the seven`() throws {
        let good = ["1", "22", "333", "4444", "55555", "666666", "7777777777"]

        for bad in ["", "-1", "+1", "1.5", " 1", "1 ", "(null)", "1234567890", "7O100", "\u{0}1", "1\u{FF}"] {
            for field in 0..<7 where !(field == 6 && bad == "1234567890") {
                var fields = good
                fields[field] = bad

                try withRecord(fields) { record in
                    #expect(record.numbers(0, 1, 2, 3, 4, 5, wide: 6) == nil, "\(bad) in \(field)")
                }
            }
        }
    }

    @Test func `numbers of every length agree with those read one by one`() throws {
        var random = SplitMix64(seed: 6)

        for _ in 0..<5_000 {
            let fields = (0..<7).map { field in
                let length = Int.random(in: 0...(field == 6 ? 17 : 9), using: &random)
                return String(decoding: (0..<length).map { _ in digit(using: &random) }, as: UTF8.self)
            }
            let expected = fields.enumerated().compactMap { field, text -> Int64? in
                let isPlain =
                    text.utf8.count <= (field == 6 ? 16 : 8) && text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
                return isPlain ? Int64(text) : nil
            }

            try withRecord(fields) { record in
                let numbers = record.numbers(0, 1, 2, 3, 4, 5, wide: 6)
                let found = numbers.map { [$0.0, $0.1, $0.2, $0.3, $0.4, $0.5, $0.wide] }

                #expect(found == (expected.count == 7 ? expected : nil))
            }
        }
    }

    private func digit(using random: inout SplitMix64) -> UInt8 {
        if Int.random(in: 0..<200, using: &random) == 0 {
            return [0x2F, 0x3A, 0x20].randomElement(using: &random) ?? 0x2E
        }
        return UInt8.random(in: 0x30...0x39, using: &random)
    }

    @Test func `a text of another length is not read`() async {
        await #expect(processExitsWith: .failure) {
            var index = FieldIndex()
            let text = Array("0|H0STCNT0|001|70100^12".utf8)
            let shorter = Array("0|H0STCNT0|001|7^2".utf8)
            index.build(text.span, from: FieldIndex.lead, separator: UInt8(ascii: "^"))

            _ = index.forEachRecord(2, of: 1, in: shorter.span) { $0.byte(0) == 0 }
        }
    }

    @Test func `a field that the record does not have is not read`() async {
        await #expect(processExitsWith: .failure) {
            var index = FieldIndex()
            let text = Array("0|H0STCNT0|001|70100^12".utf8)
            index.build(text.span, from: FieldIndex.lead, separator: UInt8(ascii: "^"))

            _ = index.forEachRecord(2, of: 1, in: text.span) { $0.byte(1) == 0 }
        }
    }
}
