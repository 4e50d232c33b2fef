import Channels
import Foundation
import Testing

/// Where a long text is cut.
@Suite struct TextCutTests {
    private let cut = TextCut()

    @Test func `a text that fits stays whole`() {
        #expect(cut.pieces(of: "가나다\n라", upTo: 5, most: 3) == ["가나다\n라"])
    }

    @Test func `a text is cut at the ends of lines`() {
        #expect(cut.pieces(of: "첫째 줄\n둘째 줄\n셋째 줄", upTo: 10, most: 3) == ["첫째 줄\n둘째 줄", "셋째 줄"])
    }

    @Test func `a long line is cut between words, and a long word anywhere`() {
        #expect(cut.pieces(of: "one two three", upTo: 8, most: 3) == ["one two", "three"])
        #expect(cut.pieces(of: "가나다라마바", upTo: 4, most: 3) == ["가나다라", "마바"])
    }

    @Test func `no sign that people see as one is cut in two`() {
        let family = "👨‍👩‍👧‍👦"
        let decomposed = "한글".decomposedStringWithCanonicalMapping

        #expect(cut.pieces(of: "ab\(family)", upTo: 11, most: 3) == ["ab", family])
        #expect(
            cut.pieces(of: decomposed, upTo: 4, most: 3).joined().unicodeScalars.elementsEqual(
                decomposed.unicodeScalars
            )
        )
        #expect(cut.pieces(of: decomposed, upTo: 4, most: 3).count == 2)
    }

    @Test func `a sign that has no room at all is cut between its accents`() {
        let tall = "e" + String(repeating: "\u{301}", count: 50)

        let pieces = cut.pieces(of: tall, upTo: 20, most: 10)

        #expect(pieces.allSatisfy { $0.utf16.count <= 20 })
        #expect(pieces.joined().unicodeScalars.elementsEqual(tall.unicodeScalars))
    }

    @Test func `what does not fit into the last piece is left out and said to be`() {
        let pieces = cut.pieces(of: String(repeating: "가", count: 100), upTo: 10, most: 3)

        #expect(pieces.count == 3)
        #expect(pieces[2].hasSuffix("…"))
        #expect(pieces.allSatisfy { $0.utf16.count <= 10 })
    }

    @Test func `every piece has the size that is asked for, whatever the text`() {
        var text = ""
        for number in 0..<400 {
            text += ["가", "😀", " ", "\n", "abc", "&", "한".decomposedStringWithCanonicalMapping][number * number % 7]
        }

        for room in [8, 13, 64, 500] {
            let pieces = cut.pieces(of: text, upTo: room, most: 1_000)
            #expect(pieces.allSatisfy { cut.size(of: $0) <= room })
            #expect(pieces.joined().filter { !$0.isWhitespace } == text.filter { !$0.isWhitespace })
        }
    }
}
