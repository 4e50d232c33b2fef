import Testing
import YAML

struct SourceFileTests {
    @Test func `lines end at every kind of line break and show none of it`() {
        let file = SourceFile(name: "a.yaml", text: "one\ntwo\r\nthree\rfour\n")

        #expect(file.lineCount == 5)
        #expect((1...5).map { String(file.lineText($0)) } == ["one", "two", "three", "four", ""])
    }

    @Test func `a line that is not there is empty`() {
        let file = SourceFile(name: "a.yaml", text: "one")

        #expect(file.lineText(0) == "")
        #expect(file.lineText(2) == "")
    }

    @Test func `columns count what people see and what tools count`() {
        let file = SourceFile(name: "a.yaml", text: "x\n가👨‍👩‍👧e\u{301}: 값")

        let position = file.position(atByte: file.utf8Count - 3)

        #expect(position.line == 2)
        #expect(position.column == 6)
        #expect(position.codePointColumn == 11)
        #expect(position.byte == file.utf8Count - 3)
    }

    @Test func `positions outside the text or inside a character are brought to a character`() {
        let file = SourceFile(name: "a.yaml", text: "가나")

        #expect(file.position(atByte: -5).byte == 0)
        #expect(file.position(atByte: 4).byte == 3)
        #expect(file.position(atByte: 99) == file.position(atByte: 6))
    }

    @Test func `a span is widened to whole characters and kept inside the text`() {
        let file = SourceFile(name: "a.yaml", text: "가나다")

        #expect(SourceSpan(file: file, bytes: 1..<4).text == "가나")
        #expect(SourceSpan(file: file, bytes: 6..<100).text == "다")
    }

    @Test func `a byte order mark is no part of the text`() {
        let file = SourceFile(name: "a.yaml", text: "\u{FEFF}mode: paper")

        #expect(file.hasByteOrderMark)
        #expect(file.text == "mode: paper")
        #expect(file.position(atByte: 0).column == 1)
    }

    @Test func `files are the same by name and text`() {
        let file = SourceFile(name: "a.yaml", text: "x")

        #expect(file == SourceFile(name: "a.yaml", text: "x"))
        #expect(file != SourceFile(name: "b.yaml", text: "x"))
        #expect(file != SourceFile(name: "a.yaml", text: "y"))
    }

    @Test func `positions are ordered by byte`() {
        let file = SourceFile(name: "a.yaml", text: "가\n나")

        #expect(file.position(atByte: 3) < file.position(atByte: 4))
        #expect(file.position(atByte: 4).line == 2)
    }
}
