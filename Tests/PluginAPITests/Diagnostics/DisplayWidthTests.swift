import PluginAPI
import Testing
import YAML

/// Cells of a terminal. The widths were read from the cursor of xterm 379, mlterm 3.9 and tmux 3.3, which agree on them.
@Suite struct DisplayWidthTests {
    @Test(arguments: [
        ("가", 2), ("매수", 4), ("ㄱ", 2), ("ㅏ", 2), ("ｱ", 1), ("Ａ", 2), ("\u{3000}", 2), ("，", 2), ("：", 2),
        ("“", 1), ("…", 1), ("·", 1), ("—", 1), ("→", 1), ("①", 1), ("㈜", 2), ("買", 2), ("〒", 2), ("€", 1), ("₩", 1),
        ("￦", 2), ("σ", 1), ("×", 1), ("★", 1), ("■", 1), ("✔", 1), ("☎", 1), ("⚠", 1), ("❤", 1), ("⚡", 2), ("⭐", 2),
        ("⏰", 2), ("🔔", 2), ("📈", 2), ("👍", 2), ("🇰🇷", 2), ("🇰", 1), ("🀄", 2), ("🅰", 1), ("🈁", 2), ("㊗", 2),
        ("🌡", 1), ("🖥", 1), ("🏳", 1), ("🕐", 2), ("🛒", 2), ("🧵", 2), ("𝕏", 1), ("𠀀", 2), ("﹏", 2), ("￠", 2), ("⬛", 2),
        ("◻", 1), ("⌚", 2), ("⟨", 1), ("〈", 2), ("│", 1), ("█", 1),
    ])
    func `a character has the cells that terminals give it`(text: String, cells: Int) {
        #expect(DisplayWidth.of(text) == cells)
    }

    @Test(arguments: [
        ("e\u{301}", 1), ("e\u{323}\u{302}", 1), ("cafe\u{301}", 4), ("a\u{20DD}", 1), ("\u{E01}\u{E47}", 1),
        ("\u{E01}\u{E33}", 2), ("\u{1106}\u{1162}\u{1109}\u{116E}", 4), ("\u{1112}\u{1161}\u{11AB}", 2),
        ("\u{1100}\u{1161}", 2),
    ])
    func `marks and joined letters take no cells of their own`(text: String, cells: Int) {
        #expect(DisplayWidth.of(text) == cells)
    }

    @Test(arguments: [
        ("👍🏽", "👍", 2), ("☝🏽", "☝", 1), ("❤️", "❤", 1), ("⚠️", "⚠", 1), ("1️⃣", "1⃣", 1), ("👨‍👩‍👧", "👨👩👧", 6),
        ("👩🏽‍💻", "👩💻", 4), ("🏳️‍🌈", "🏳🌈", 3), ("🏴‍☠️", "🏴☠", 3), ("🇰🇷", "🇰🇷", 2), ("🔔", "🔔", 2),
        ("🏴\u{E0067}\u{E0062}\u{E007F}", "🏴", 2), ("café", "café", 4),
    ])
    func `what terminals show in several ways is shown in a way that they agree on`(
        typed: String,
        shown: String,
        cells: Int
    ) {
        let file = SourceFile(name: "a.yaml", text: typed + "x: 1")
        let place = SourceSpan(file: file, bytes: typed.utf8.count..<typed.utf8.count + 1)

        let text = DiagnosticFormat().text(of: Diagnostic(.wrongForm, "x", at: place))

        let edge = "      │ "
        #expect(text.contains("    1 │ \(shown)x: 1\n\(edge)\(String(repeating: " ", count: cells))^\n"), "\(text)")
    }

    @Test(arguments: [("a\u{200D}b", "a⟨U+200D⟩b"), ("👍\u{200D}b", "👍⟨U+200D⟩b"), ("a\u{1F3FD}b", "a\u{1F3FD}b")])
    func `a joiner that joins no emoji is shown by its number`(typed: String, shown: String) {
        let file = SourceFile(name: "a.yaml", text: typed)

        #expect(DiagnosticFormat().line(1, of: file) == shown)
    }
}
