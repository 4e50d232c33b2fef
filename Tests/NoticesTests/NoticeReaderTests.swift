import Notices
import PluginAPI
import Testing

@Suite struct NoticeReaderTests {
    private static let leaders = """
        posts:
          - list: leaders
            pattern: "[{side}] {investor} {symbol} {amount} / 자산 {capital}"
        """

    private func fields(_ pattern: String, _ text: String) throws -> [String: String]? {
        try NoticesSource.reader("posts:\n  - pattern: \"\(pattern)\"").read(text).record?.fields
    }

    @Test func `a post becomes a record of its fields`() throws {
        let reader = try NoticesSource.reader(Self.leaders)

        let record = reader.read("📢 오늘의 매매\n[매수]  김투자   005930 3,000만원 / 자산 12억원\n\n#공유", key: "417").record

        #expect(
            record
                == Record(
                    list: "leaders",
                    key: "417",
                    fields: [
                        "side": "매수", "investor": "김투자", "symbol": "005930", "amount": "3,000만원", "capital": "12억원",
                    ]
                )
        )
    }

    @Test(arguments: [
        ("{a} {b}", "one two three", ["a": "one", "b": "two three"]),
        ("{a}원", "10원 20원", ["a": "10원 20"]),
        ("{a}원 {b}", "10원 20원", ["a": "10", "b": "20원"]),
        ("<{a}>", "<<>>", ["a": "<>"]),
        ("aab{x}", "aab aab", ["x": "aab"]),
        ("x{a}aab{b}", "xaaaabaab", ["a": "aa", "b": "aab"]),
        ("{{{a}}}", "{brace}", ["a": "brace"]),
        ("가격: {price}원", "가격:\t70,600원", ["price": "70,600"]),
        ("{symbol} ({name})", "  005930 (삼성전자)  ", ["symbol": "005930", "name": "삼성전자"]),
        // The first is written with jamo, as some keyboards send it; it is the same text.
        ("매수 {a}", "\u{1106}\u{1162}\u{1109}\u{116E} b", ["a": "b"]),
    ])
    func `a field is the shortest text up to what follows`(
        pattern: String,
        text: String,
        expected: [String: String]
    ) throws {
        #expect(try fields(pattern, text) == expected)
    }

    @Test(arguments: [
        ("{a} {b}", "one"), ("[{a}]", "[ ]"), ("[{a}]", "x[1]"), ("[{a}]", "[1]x"), ("{a}원", "원"), ("{a}", " \n\t"),
        ("one {a}", "One x"), ("{a};{b}", ";b"),
    ])
    func `what looks otherwise is no such post`(pattern: String, text: String) throws {
        let reading = try NoticesSource.reader("posts:\n  - pattern: \"\(pattern)\"").read(text)

        #expect(reading.reason == "no-pattern-fits")
    }

    @Test func `the lines of a pattern are found in order and others may lie between`() throws {
        let reader = try NoticesSource.reader(
            """
            posts:
              - pattern: |
                  종목: {symbol}
                  가격: {price}원
            """
        )

        #expect(reader.read("알림\n종목: 005930\n\n메모\n가격: 70,600원\n끝").record?.fields["price"] == "70,600")
        #expect(reader.read("가격: 70,600원\n종목: 005930").reason == "no-pattern-fits")
    }

    @Test func `the first pattern that fits decides`() throws {
        let reader = try NoticesSource.reader(
            """
            posts:
              - { list: first, pattern: "a {x}" }
              - { list: second, pattern: "{y}" }
            """
        )

        #expect(reader.read("a 1").record?.list == "first")
        #expect(reader.read("b 1").record?.list == "second")
    }

    @Test func `a key is the user's, else the caller's, else one of the fields`() throws {
        let own = try NoticesSource.reader(#"posts: [{ pattern: "{a}: {b}", key: "{b}-{a}" }]"#)
        let none = try NoticesSource.reader(#"posts: [{ pattern: "{a}: {b}" }]"#)

        #expect(own.read("x: y", key: "1").record?.key == "y-x")
        #expect(none.read("x: y", key: "1").record?.key == "1")
        let digest = none.read("x: y").record?.key
        #expect(digest?.count == 32)
        #expect(digest == none.read(" x:  y ").record?.key)
        #expect(digest != none.read("x: z").record?.key)
    }

    @Test func `more than the limits is counted and not read`() throws {
        let reader = try NoticesSource.reader(#"posts: [{ pattern: "{a}" }]"#)

        #expect(reader.read(String(repeating: "가", count: 500)).record != nil)
        #expect(reader.read(String(repeating: "가", count: 501)).reason == "field-too-long")
        #expect(reader.read(String(repeating: "🧵", count: 2_049)).reason == "text-too-long")
        #expect(reader.read(String(repeating: "a\n", count: 100_000)).reason == "text-too-long")
    }
}
