import Notices
import PluginAPI
import PluginTesting
import Testing
import YAML

@Suite struct NoticeSettingsTests {
    private func remarks(_ yaml: String) -> [String] {
        SettingsText.read(yaml, for: NoticesSource.self).diagnostics.map { diagnostic in
            let span = diagnostic.span
            return "\(span?.start.line ?? 0):\(span?.start.column ?? 0) '\(span?.text ?? "")' \(diagnostic.message.en)"
        }
    }

    @Test(arguments: [
        (#""a post""#, #"1:20 '"a post"' the pattern has no field; one is written like '{investor}'"#),
        (#""{a} and {a}""#, "1:29 '{a}' the field '{a}' is there twice"),
        (
            #""{a}{b}""#,
            "1:21 '{a}{b}' nothing stands between '{a}' and '{b}', so nothing tells where the first one ends"
        ),
        (#""{Side} {b}""#, "1:21 '{Side}' the field's name 'Side' must be small letters and digits, joined by '_'"),
        (#""{a""#, #"1:20 '"{a"' a brace has no partner; a brace itself is written '{{' or '}}'"#),
        (#""{} x""#, #"1:20 '"{} x"' there is no field's name in '{}'"#),
    ])
    func `a mistake in a pattern is shown where it is`(pattern: String, remark: String) {
        #expect(remarks("posts: [{ pattern: \(pattern) }]") == [remark])
    }

    @Test(arguments: [
        (
            #"{ pattern: "{investor} {symbol}", key: "{investr}" }"#,
            "1:49 '{investr}' the pattern has no field 'investr'"
        ),
        (
            #"{ pattern: "{a} b", key: "all" }"#,
            #"1:34 '"all"' without a field all texts would be one record; write one such as '{a}'"#
        ),
        (#"{ pattern: "{a} b", capital: 5억원 }"#, "1:38 '5억원' 'capital' goes with 'as: trade'"),
        (#"{ pattern: "{a} b", list: "" }"#, #"1:35 '""' the name of the list is empty"#),
        (
            #"{ pattern: "{investor} {side}", as: trade }"#,
            #"1:20 '"{investor} {side}"' for 'as: trade' the pattern also needs '{symbol}', '{amount}', '{capital}'"#
        ),
        (
            #"{ pattern: "{investor} {side} {symbol} {amount}", as: trade }"#,
            #"1:20 '"{investor} {side} {symbol} {amount}"' for 'as: trade' the pattern also needs '{capital}', "#
                + "or 'capital' beside it"
        ),
        (
            #"{ pattern: "{investor} {side} {symbol} {amount}", as: trade, capital: 0원 }"#,
            "1:79 '0원' the capital must be above zero"
        ),
        (
            #"{ pattern: "{investor} {side} {symbol} {amount}", as: trade, capital: 1억원, list: x }"#,
            "1:90 'x' this is for records and does nothing with 'as: trade'"
        ),
    ])
    func `settings that do not go together are shown`(entry: String, remark: String) {
        #expect(remarks("posts: [\(entry)]") == [remark])
    }

    @Test func `a misspelt field of a key is put right`() {
        let yaml = #"posts: [{ pattern: "{investor} {symbol}", key: "{investr}" }]"#

        let diagnostics = SettingsText.read(yaml, for: NoticesSource.self).diagnostics

        #expect(diagnostics.flatMap(\.suggestions).flatMap(\.edits).map(\.replacement) == ["{investor}"])
    }

    @Test func `what the environment gave is not shown`() {
        let environment = Environment(process: ["NAME": "{Hidden}"])

        let reading = SettingsText.read(
            #"posts: [{ pattern: "${NAME} {b}" }]"#,
            for: NoticesSource.self,
            environment: environment
        )

        #expect(reading.diagnostics.map(\.message.en) == ["the names of the fields are not right"])
    }

    @Test func `there are limits for a pattern`() {
        let many = (0...32).map { "{f\($0)}" }.joined(separator: " ")

        #expect(remarks("posts: [{ pattern: \"\(many)\" }]").first?.hasSuffix("there may be 32 fields at most") == true)
        #expect(
            remarks("posts: [{ pattern: \"{a} \(String(repeating: "b", count: 2_000))\" }]").first?
                .hasSuffix("a pattern has 2000 characters at most") == true
        )
    }

    @Test func `the settings are declared soundly and say what comes of them`() throws {
        let yaml = """
            posts:
              - pattern: "{a} b"
              - { pattern: "{investor} {side} {symbol} {amount}", as: trade, capital: 1억원 }
            """

        #expect(NoticesSource.Settings.problemsInDeclaration() == [])
        #expect(try SettingsText.settings(yaml, for: NoticesSource.self).posts.produced == [.records, .followedTrades])
    }
}
