import PluginAPI
import Testing
import YAML

@Suite struct DiagnosticFormatTests {
    private func span(_ text: String, in file: SourceFile) -> SourceSpan {
        let range = file.text.firstRange(of: text) ?? file.text.startIndex..<file.text.startIndex
        let utf8 = file.text.utf8
        let start = utf8.distance(from: utf8.startIndex, to: range.lowerBound)
        return SourceSpan(file: file, bytes: start..<start + text.utf8.count)
    }

    private func shown(_ text: String, in yaml: String, width: Int = 100, secrets: [String] = []) -> String {
        let file = SourceFile(name: "config.yaml", text: yaml)
        let diagnostic = Diagnostic(.wrongForm, "x", at: span(text, in: file))
        let format = DiagnosticFormat(width: width, secrets: secrets.map { span($0, in: file) })
        return format.text(of: diagnostic)
    }

    /// The source line and the caret line below it.
    private func lines(_ text: String, in yaml: String, width: Int = 100, secrets: [String] = []) -> [String] {
        let lines = shown(text, in: yaml, width: width, secrets: secrets).split(separator: "\n")
        guard let caret = lines.firstIndex(where: { $0.contains("^") }), caret > 0 else { return [] }
        return lines[caret - 1...caret].map { String($0.drop { $0 != "│" }.dropFirst(2)) }
    }

    @Test func `a diagnostic has exactly the agreed form`() {
        let file = SourceFile(
            name: "config.yaml",
            text: String(repeating: "\n", count: 12) + "    - rsi:\n        peroid: 14\n"
        )
        let diagnostic = Diagnostic(
            .unknownSetting,
            LocalizedText(
                ko: "`rsi` 규칙에는 `peroid`라는 설정이 없습니다.",
                en: "the rule 'rsi' has no setting 'peroid'"
            ),
            at: span("peroid", in: file),
            suggestions: Suggestion.didYouMean(["period"], replacing: nil),
            help: LocalizedText(ko: "쓸 수 있는 설정: period, below", en: "valid settings: period, below")
        )

        #expect(
            DiagnosticFormat(language: .ko).text(of: diagnostic) == """
                config.yaml:14:9: 오류[H0103]: `rsi` 규칙에는 `peroid`라는 설정이 없습니다.

                   13 │     - rsi:
                   14 │         peroid: 14
                      │         ^^^^^^ 혹시 `period` 인가요?
                      │
                   쓸 수 있는 설정: period, below
                   자세히: host explain H0103
                """
        )
        #expect(
            DiagnosticFormat(language: .en).text(of: diagnostic) == """
                config.yaml:14:9: error[H0103]: the rule 'rsi' has no setting 'peroid'

                   13 │     - rsi:
                   14 │         peroid: 14
                      │         ^^^^^^ did you mean 'period'?
                      │
                   valid settings: period, below
                   more: host explain H0103
                """
        )
    }

    @Test func `carets stand below wide characters by their cells`() {
        #expect(lines("틀림", in: "간격: 틀림 x") == ["간격: 틀림 x", "      ^^^^"])
        #expect(lines("x", in: "cafe\u{301} x") == ["cafe\u{301} x", "     ^"])
        #expect(lines("：", in: "mode：x") == ["mode：x", "    ^^"])
    }

    @Test func `tabs are expanded`() {
        #expect(lines("x", in: "a\tx") == ["a   x", "    ^"])
    }

    @Test func `invisible characters and those a terminal obeys are shown by number`() {
        #expect(lines("\u{200B}", in: "a\u{200B}b") == ["a⟨U+200B⟩b", " ^^^^^^^^"])
        #expect(lines("b", in: "a\u{1B}[31mb")[0] == "a⟨U+001B⟩[31mb")
        #expect(lines("b", in: "a\u{202E}b")[0] == "a⟨U+202E⟩b")
        #expect(lines("b", in: "a\u{200D}b")[0] == "a⟨U+200D⟩b")
    }

    @Test func `an empty span has one caret`() {
        let file = SourceFile(name: "a.yaml", text: "mode:\n")
        let end = SourceSpan(file: file, bytes: 5..<5)

        let text = DiagnosticFormat().text(of: Diagnostic(.emptyValue, "x", at: end))

        #expect(text.contains("    1 │ mode:\n      │      ^\n"))
        #expect(text.hasPrefix("a.yaml:1:6: "))
    }

    @Test func `a long line is cut around the caret`() throws {
        let line = "key: " + String(repeating: "가나다 ", count: 100) + "HERE" + String(repeating: " 라마바", count: 100)

        let shown = lines("HERE", in: line, width: 60)

        #expect(shown[0].hasPrefix("…"))
        #expect(shown[0].hasSuffix("…"))
        #expect(shown[0].contains("HERE"))
        let column = try #require(shown[1].firstIndex(of: "^"))
        let offset = shown[1].distance(from: shown[1].startIndex, to: column)
        let cells = shown[0].prefix { $0 != "H" }.reduce(0) { $0 + ($1.isASCII || $1 == "…" ? 1 : 2) }
        #expect(offset == cells)
        #expect(shown[1].hasSuffix("^^^^"))
    }

    @Test func `a span over several lines is marked on its first`() {
        let file = SourceFile(name: "a.yaml", text: "a: [1,\n 2]\n")
        let both = SourceSpan(file: file, bytes: 3..<10)

        let text = DiagnosticFormat().text(of: Diagnostic(.wrongKind, "x", at: both))

        #expect(text.contains("    1 │ a: [1,\n      │    ^^^\n"))
    }

    @Test func `a marked secret is a mask and the caret fits the mask`() {
        let shown = lines("abcdefghijkl", in: "value: abcdefghijkl # note", secrets: ["abcdefghijkl"])

        #expect(shown == ["value: •••• # note", "       ^^^^"])
    }

    @Test(arguments: [
        "token: hunter2", "  app_secret: \"hunter2\"", "{ chat: 1, password: hunter2 }", "TELEGRAM_TOKEN=hunter2",
        "- bot_token: 'hunter2' # mine", "api-key：hunter2", "token hunter2", "비밀번호: hunter2",
        "webhook_url: https://hunter2",
    ])
    func `a line that names a secret is masked also when nobody read it`(line: String) {
        let text = shown("end", in: line + "\nend: 1")

        #expect(!text.contains("hunter2"))
        #expect(text.contains(Secret.mask))
    }

    @Test(arguments: ["token: ${TOKEN}", "# the token is secret: x", "message: my token is here", "mode: paper"])
    func `a line without a secret is shown as it is`(line: String) {
        #expect(shown("end", in: line + "\nend: 1").contains(line))
    }

    @Test func `a second place has its own line and note`() {
        let file = SourceFile(name: "a.yaml", text: "main: 1\n\nx: 2\nmain: 3\n")
        let again = SourceSpan(file: file, bytes: 14..<18)
        let first = RelatedPlace(
            SourceSpan(file: file, bytes: 0..<4),
            LocalizedText(ko: "여기에 먼저 있습니다", en: "first used here")
        )

        let text = DiagnosticFormat().text(of: Diagnostic(.duplicateKey, "x", at: again, related: [first]))

        #expect(text.contains("    4 │ main: 3\n      │ ^^^^\n      │\n    1 │ main: 1\n      │ ---- 여기에 먼저 있습니다\n"))
    }

    @Test func `a second place in another file names the file`() {
        let here = SourceFile(name: "a.yaml", text: "main: 1\n")
        let there = SourceFile(name: "b.yaml", text: "\nmain: 2\n")
        let place = RelatedPlace(SourceSpan(file: there, bytes: 1..<5), "first")

        let text = DiagnosticFormat()
            .text(of: Diagnostic(.duplicateKey, "x", at: SourceSpan(file: here, bytes: 0..<4), related: [place]))

        #expect(text.contains("      │ → b.yaml:2:1\n    2 │ main: 2\n"))
    }

    @Test func `alternatives ask one question`() {
        let file = SourceFile(name: "a.yaml", text: "x: 0.03\n")
        let value = SourceSpan(file: file, bytes: 3..<7)
        let suggestions = Suggestion.didYouMean(["3%", "0.03%"], replacing: value)

        let text = DiagnosticFormat().text(of: Diagnostic(.missingUnit, "x", at: value, suggestions: suggestions))

        #expect(text.contains("^^^^ 혹시 `3%` 또는 `0.03%` 인가요?\n      │\n"))
        #expect(suggestions.map(\.applicability) == [.maybe, .maybe])
    }

    @Test func `a diagnostic without a place has no excerpt`() {
        let text = DiagnosticFormat(language: .en).text(of: Diagnostic(.unreadableFile, "it is not there", at: nil))

        #expect(text == "error[H0001]: it is not there\n   more: host explain H0001")
    }

    @Test func `colours change nothing but colours`() {
        let file = SourceFile(name: "a.yaml", text: "k: 1\nx: 0.03\n")
        let diagnostic = Diagnostic(.missingUnit, "x", at: SourceSpan(file: file, bytes: 8..<12), severity: .warning)

        let plain = DiagnosticFormat().text(of: diagnostic)
        let colored = DiagnosticFormat(usesColor: true).text(of: diagnostic)

        #expect(colored.contains("\u{1B}[1;33m"))
        #expect(colored.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
    }

    @Test func `the summary counts and names the next command`() {
        let error = Diagnostic(.wrongForm, "x", at: nil)
        let warning = Diagnostic(.literalSecret, "x", at: nil)
        let repair = Suggestion("x", applicability: .machineApplicable)
        let fixable = Diagnostic(.tab, "x", at: nil, suggestions: [repair])
        let (korean, english) = (DiagnosticFormat(language: .ko), DiagnosticFormat(language: .en))
        let command = "host validate config.yaml"

        #expect(
            korean.summary(of: [error, error, warning], command: command)
                == "문제 3개(오류 2, 경고 1) · 고친 다음: host validate config.yaml"
        )
        #expect(
            english.summary(of: [error, fixable], command: command)
                == "2 problems (2 errors) · 1 can be repaired: host validate config.yaml --fix"
        )
        #expect(english.summary(of: [warning], command: command).hasPrefix("1 problem (1 warning) · then: "))
        #expect(korean.summary(of: [], command: command) == "문제가 없습니다.")
    }
}
