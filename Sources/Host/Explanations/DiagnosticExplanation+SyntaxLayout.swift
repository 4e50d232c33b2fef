import PluginAPI

extension DiagnosticExplanation {
    /// Lines, quotes, brackets, colons: H0020 to H0030.
    static let layout: [DiagnosticExplanation] = [
        DiagnosticExplanation(
            .syntax,
            cause: LocalizedText(
                ko: "다른 코드로 설명되지 않는 YAML 문법 오류입니다. 설정에 거의 쓰지 않는 YAML 기능에서 생깁니다.",
                en:
                    "The text breaks the grammar of YAML in a way that no other code names; it takes rarely used features to do so."
            ),
            cure: LocalizedText(
                ko: "표시된 자리의 글을 따옴표로 감싸거나 더 단순하게 쓰세요.",
                en: "Put the text at the place shown in quotes, or write it more simply."
            ),
            wrong: .pipeline("rules: &first &second [sigma]"),
            mended: .pipeline("rules: [sigma]")
        ),
        DiagnosticExplanation(
            .tab,
            cause: LocalizedText(
                ko: "YAML은 빈칸으로만 들여 씁니다. 탭의 너비는 편집기마다 달라 쓸 수 없습니다.",
                en: "YAML indents with spaces alone; a tab has another width in each editor."
            ),
            cure: LocalizedText(
                ko: "탭을 지우고 위아래 줄처럼 빈칸으로 들여 쓰세요. 편집기에서 ‘탭 대신 빈칸’을 켜 두면 편합니다.",
                en: "Indent with spaces, as the lines around do; editors have a setting for it."
            ),
            wrong: .pipeline(
                """
                rules:
                	- sigma
                """
            ),
            mended: .pipeline(
                """
                rules:
                  - sigma
                """
            )
        ),
        DiagnosticExplanation(
            .wrongIndentation,
            cause: LocalizedText(
                ko: "줄이 위아래 줄보다 더 또는 덜 들어가 있어 어디에 속하는지 알 수 없습니다.",
                en: "A line stands deeper or less deep than the lines around it, so it is unclear what it belongs to."
            ),
            cure: LocalizedText(
                ko: "같은 묶음의 줄은 같은 칸에서 시작하게 하세요.",
                en: "Let all lines of one group begin in the same column."
            ),
            wrong: .pipeline(
                """
                when: krx-regular
                  rules: [sigma]
                """
            ),
            mended: .pipeline(
                """
                when: krx-regular
                rules: [sigma]
                """
            )
        ),
        DiagnosticExplanation(
            .unclosedQuote,
            cause: LocalizedText(
                ko: "따옴표가 열리고 닫히지 않아 그 뒤가 모두 한 값이 됩니다.",
                en: "A quote is opened and never closed, so everything behind it becomes one value."
            ),
            cure: LocalizedText(
                ko: "값의 끝에 같은 따옴표를 넣으세요.",
                en: "Put the same quote at the end of the value."
            ),
            wrong: .pipeline("when: \"krx-regular"),
            mended: .pipeline("when: \"krx-regular\"")
        ),
        DiagnosticExplanation(
            .unbalancedBracket,
            cause: LocalizedText(
                ko: "괄호가 닫히지 않았거나 다른 모양의 괄호로 닫혔습니다.",
                en: "A bracket or brace is not closed, or is closed by one of the other kind."
            ),
            cure: LocalizedText(
                ko: "`[`는 `]`로, `{`는 `}`로 닫으세요.",
                en: "Close '[' with ']' and '{' with '}'."
            ),
            wrong: .pipeline("rules: [sigma"),
            mended: .pipeline("rules: [sigma]")
        ),
        DiagnosticExplanation(
            .missingSpaceAfterColon,
            cause: LocalizedText(
                ko: "`이름:값`처럼 붙여 쓰면 YAML은 이름과 값이 아니라 한 글로 읽습니다.",
                en: "Without a space 'key:value' is one text to YAML, not a key and a value."
            ),
            cure: LocalizedText(
                ko: "쌍점 뒤에 빈칸을 하나 넣으세요.",
                en: "Put a space after the colon."
            ),
            wrong: .pipeline("when:krx-regular"),
            mended: .pipeline("when: krx-regular")
        ),
        DiagnosticExplanation(
            .missingSpaceAfterDash,
            cause: LocalizedText(
                ko: "`-항목`처럼 붙여 쓰면 목록의 항목이 아니라 글로 읽힙니다.",
                en: "Without a space '-entry' is a text, not an entry of a list."
            ),
            cure: LocalizedText(
                ko: "`-` 뒤에 빈칸을 하나 넣으세요.",
                en: "Put a space after the dash."
            ),
            wrong: .pipeline(
                """
                rules:
                  -sigma
                  - rsi
                """
            ),
            mended: .pipeline(
                """
                rules:
                  - sigma
                  - rsi
                """
            )
        ),
        DiagnosticExplanation(
            .missingColon,
            cause: LocalizedText(
                ko: "설정의 이름 뒤에 쌍점이 없어 이름과 값으로 읽을 수 없습니다.",
                en: "There is no colon after a key, so it cannot be read as a key and a value."
            ),
            cure: LocalizedText(
                ko: "이름 뒤에 `: `을 넣으세요.",
                en: "Put ': ' after the key."
            ),
            wrong: .pipeline(
                """
                when krx-regular
                sinks: [console]
                """
            ),
            mended: .pipeline(
                """
                when: krx-regular
                sinks: [console]
                """
            )
        ),
        DiagnosticExplanation(
            .missingKey,
            cause: LocalizedText(
                ko: "쌍점이나 값이 있는데 그 앞에 이름이 없습니다.",
                en: "There is a colon or a value and no key before it."
            ),
            cure: LocalizedText(
                ko: "쌍점 앞에 설정의 이름을 적거나 그 줄을 지우세요.",
                en: "Write the name of the setting before the colon, or delete the line."
            ),
            wrong: .pipeline(": krx-regular"),
            mended: .pipeline("when: krx-regular")
        ),
        DiagnosticExplanation(
            .missingDash,
            cause: LocalizedText(
                ko: "목록 안에 `- `가 없는 줄이 있거나, 설정 이름들 사이에 `- ` 줄이 섞여 있습니다.",
                en: "A line of a list has no '- ', or a line with one stands among keys."
            ),
            cure: LocalizedText(
                ko: "목록의 모든 항목을 같은 칸의 `- `로 시작하세요.",
                en: "Begin every entry of the list with '- ' in the same column."
            ),
            wrong: .pipeline(
                """
                rules:
                  - sigma
                  rsi
                """
            ),
            mended: .pipeline(
                """
                rules:
                  - sigma
                  - rsi
                """
            )
        ),
        DiagnosticExplanation(
            .commaInBrackets,
            cause: LocalizedText(
                ko: "괄호 안의 항목 사이에 쉼표가 빠졌거나 하나 더 있습니다.",
                en: "Between two elements in brackets a comma is missing, or there is one too many."
            ),
            cure: LocalizedText(
                ko: "항목 사이에 쉼표를 하나씩만 두세요.",
                en: "Put exactly one comma between two elements."
            ),
            wrong: .pipeline("rules: [sigma, , rsi]"),
            mended: .pipeline("rules: [sigma, rsi]")
        ),
    ]
}
