import Testing
import YAML

struct CharacterTests {
    /// `mode: paper # 실전` and a key `이름` in code page 949.
    static let korean: [UInt8] =
        Array("mode: paper # ".utf8) + [0xBD, 0xC7, 0xC0, 0xFC, 0x0A, 0xC0, 0xCC, 0xB8, 0xA7] + Array(": 1\n".utf8)

    static let files: [(String, [UInt8], YAMLProblem.EncodingGuess)] = [
        ("code page 949", korean, .cp949),
        (
            "UTF-16 with a mark", [0xFF, 0xFE] + "mode: paper".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] },
            .utf16
        ),
        ("UTF-16 without one", "mode: paper".utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }, .utf16),
        ("an image", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D] + [UInt8](0...255), .binary),
        ("zeros", [UInt8](repeating: 0, count: 100), .binary),
        ("Latin 1", Array("name: caf".utf8) + [0xE9, 0x0A], .unknown),
    ]

    @Test(arguments: files)
    func `a file that is not UTF-8 is recognized`(name: String, bytes: [UInt8], guess: YAMLProblem.EncodingGuess) {
        let result = YAMLDocument.parse(bytes: bytes, name: "config.yaml")

        #expect(result.problems.map(\.kind) == [.notUTF8(guess)])
        #expect(result.root == nil)
    }

    @Test func `the first bytes that are not UTF-8 are shown`() {
        let result = YAMLDocument.parse(bytes: Self.korean, name: "config.yaml")

        #expect(result.problems.first?.span.start.line == 1)
        #expect(result.problems.first?.span.start.column == 15)
        #expect(result.file?.lineText(1).hasPrefix("mode: paper # ") == true)
    }

    @Test func `every control character is reported in its place`() {
        let result = read("a: 1\u{0}\nb: \u{1B}2\nc: 가\u{9B}\n")

        #expect(
            result.problems.map(\.kind) == [
                .controlCharacter("\u{0}"), .controlCharacter("\u{1B}"), .controlCharacter("\u{9B}"),
            ]
        )
        #expect(result.problems.map(\.span.start.line) == [1, 2, 3])
        #expect(result.root?.outline == #"{"a": "1", "b": "2", "c": "가"}"#)
    }

    @Test(arguments: ["\u{A0}", "\u{3000}", "\u{200B}", "\u{FEFF}", "\u{2060}", "\u{202E}", "\u{AD}"])
    func `an invisible character in a key is found`(character: Character) throws {
        let scalar = try #require(character.unicodeScalars.first)

        let result = read("host:\n  pe\(character)riod: 14\n")

        #expect(result.problems.map(\.kind) == [.invisibleCharacter(scalar)])
        #expect(result.problems.first?.span.start.column == 5)
        #expect(result.problems.first?.span.text == Substring(String(character)))
    }

    @Test func `separators that YAML takes for line breaks cannot hide keys`() {
        let result = read("a: 1 # note\u{2028}b: 2\n")

        #expect(result.problems.map(\.kind) == [.invisibleCharacter("\u{2028}")])
        #expect(result.root?.keys == ["a"])
    }
}
