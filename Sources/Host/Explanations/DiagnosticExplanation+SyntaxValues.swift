import PluginAPI

extension DiagnosticExplanation {
    /// Values that YAML reads as something else: H0032 to H0044.
    static let values: [DiagnosticExplanation] = [
        DiagnosticExplanation(
            .commaSplitsValue,
            cause: LocalizedText(
                ko: "괄호 안에서는 쉼표가 값을 나누므로 `1,000`은 두 값이 됩니다.",
                en: "Inside braces and brackets a comma ends the value, so '1,000' becomes two."
            ),
            cure: LocalizedText(
                ko: "쉼표가 든 값을 따옴표로 감싸거나 쉼표 없이 쓰세요.",
                en: "Put a value with commas in quotes, or write it without them."
            ),
            wrong: .pipeline(
                """
                rules:
                  - sigma
                  - throttle: { limit: 1,000, every: 1m }
                """
            ),
            mended: .pipeline(
                """
                rules:
                  - sigma
                  - throttle: { limit: "1,000", every: 1m }
                """
            )
        ),
        DiagnosticExplanation(
            .bracesAroundList,
            cause: LocalizedText(
                ko: "중괄호는 `이름: 값`의 묶음이고, 목록은 대괄호로 씁니다.",
                en: "Braces hold 'name: value'; a list has square brackets."
            ),
            cure: LocalizedText(
                ko: "`{`와 `}`를 `[`와 `]`로 바꾸세요.",
                en: "Use '[' and ']' in place of '{' and '}'."
            ),
            wrong: .pipeline("rules: {sigma, rsi}"),
            mended: .pipeline("rules: [sigma, rsi]")
        ),
        DiagnosticExplanation(
            .dashInBrackets,
            cause: LocalizedText(
                ko: "대괄호 안의 목록은 쉼표로 나누며 `-`를 쓰지 않습니다.",
                en: "A list in brackets is parted by commas and has no dashes."
            ),
            cure: LocalizedText(
                ko: "`-`를 지우거나, 괄호를 지우고 여러 줄로 쓰세요.",
                en: "Drop the dash, or drop the brackets and use a line for each entry."
            ),
            wrong: .pipeline("rules: [- sigma]"),
            mended: .pipeline("rules: [sigma]")
        ),
        DiagnosticExplanation(
            .entryAfterKey,
            cause: LocalizedText(
                ko: "`- `로 시작하는 목록은 이름과 같은 줄에서 시작할 수 없습니다.",
                en: "A list of '- ' entries cannot begin on the line of its key."
            ),
            cure: LocalizedText(
                ko: "`- `부터 다음 줄로 옮기고 두 칸 들여 쓰세요.",
                en: "Move it to the next line, two spaces deeper."
            ),
            wrong: .pipeline("rules: - sigma"),
            mended: .pipeline(
                """
                rules:
                  - sigma
                """
            )
        ),
        DiagnosticExplanation(
            .colonInValue,
            cause: LocalizedText(
                ko: "따옴표 없는 값에 쌍점과 빈칸이 있으면 또 다른 이름으로 읽힙니다.",
                en: "A colon with a space in a value without quotes reads like another key."
            ),
            cure: LocalizedText(
                ko: "값 전체를 따옴표로 감싸세요.",
                en: "Put the whole value in quotes."
            ),
            wrong: .pipeline(
                """
                rules:
                  - sigma:
                      message: 알림: 매수 시점
                """
            ),
            mended: .pipeline(
                """
                rules:
                  - sigma:
                      message: "알림: 매수 시점"
                """
            )
        ),
        DiagnosticExplanation(
            .unquotedText,
            cause: LocalizedText(
                ko: "`{`, `[`, `*`, `&`, `!`, `@`, `%` 같은 글자로 시작하는 값은 YAML에서 다른 뜻을 가집니다.",
                en:
                    "A value that begins with a character such as '{', '[', '*', '@' or '%' means something else to YAML."
            ),
            cure: LocalizedText(
                ko: "값 전체를 따옴표로 감싸세요.",
                en: "Put the whole value in quotes."
            ),
            wrong: .pipeline(
                """
                rules:
                  - sigma:
                      message: {name} 매수
                """
            ),
            mended: .pipeline(
                """
                rules:
                  - sigma:
                      message: "{name} 매수"
                """
            )
        ),
        DiagnosticExplanation(
            .textAfterQuote,
            cause: LocalizedText(
                ko: "따옴표로 시작한 값은 닫는 따옴표에서 끝나야 하는데 글이 더 있습니다.",
                en: "A value that begins with a quote ends at its closing quote, and there is more text."
            ),
            cure: LocalizedText(
                ko: "값 전체를 다른 모양의 따옴표로 감싸세요.",
                en: "Put the whole value in quotes of the other kind."
            ),
            wrong: .pipeline(
                """
                rules:
                  - sigma:
                      message: "매수" 시점
                """
            ),
            mended: .pipeline(
                """
                rules:
                  - sigma:
                      message: '"매수" 시점'
                """
            )
        ),
        DiagnosticExplanation(
            .unknownEscape,
            cause: LocalizedText(
                ko: "큰따옴표 안의 `\\`는 특별한 글자를 뜻하는데, 그 뒤의 글자는 정해진 것이 아닙니다.",
                en: "A backslash in double quotes stands for a special character, and what follows it is none of those."
            ),
            cure: LocalizedText(
                ko: "작은따옴표를 쓰거나 `\\\\`로 쓰세요.",
                en: "Use single quotes, or write the backslash twice."
            ),
            wrong: .pipeline(
                #"""
                rules:
                  - sigma:
                      message: "하락 1\%"
                """#
            ),
            mended: .pipeline(
                """
                rules:
                  - sigma:
                      message: "하락 1%"
                """
            )
        ),
        DiagnosticExplanation(
            .variableInBraces,
            cause: LocalizedText(
                ko: "중괄호나 대괄호 안의 `${…}`는 괄호의 중첩으로 읽힙니다.",
                en: "Inside braces or brackets the braces of '${…}' are read as more of them."
            ),
            cure: LocalizedText(
                ko: "`\"${이름}\"`처럼 따옴표로 감싸세요.",
                en: "Put it in quotes: \"${NAME}\"."
            ),
            wrong: .pipeline(
                """
                sinks:
                  - file: { path: ${ALERTS_FILE} }
                """,
                others: [".env": "ALERTS_FILE=var/alerts.jsonl\n"]
            ),
            mended: .pipeline(
                """
                sinks:
                  - file: { path: "${ALERTS_FILE}" }
                """,
                others: [".env": "ALERTS_FILE=var/alerts.jsonl\n"]
            )
        ),
        DiagnosticExplanation(
            .anchorName,
            cause: LocalizedText(
                ko: "앵커(`&이름`)와 별칭(`*이름`)의 이름에 쓸 수 없는 글자가 있습니다.",
                en: "The name of an anchor ('&name') or alias ('*name') has a character that is not allowed."
            ),
            cure: LocalizedText(
                ko: "영문자, 숫자, `-`, `_`만 쓰세요.",
                en: "Use ASCII letters, digits, '-' and '_'."
            ),
            wrong: .pipeline("rules: &규칙 [sigma]"),
            mended: .pipeline("rules: &rules [sigma]")
        ),
        DiagnosticExplanation(
            .commentAsValue,
            cause: LocalizedText(
                ko: "빈칸 뒤의 `#`부터 줄 끝까지는 주석이라 값이 비어 있습니다.",
                en: "From '#' after a space to the end of the line is a comment, so the value is empty."
            ),
            cure: LocalizedText(
                ko: "`#`으로 시작하는 값은 따옴표로 감싸세요.",
                en: "Put a value that begins with '#' in quotes."
            ),
            wrong: .pipeline(
                """
                rules:
                  - sigma:
                      message: #매수 {name}
                """
            ),
            mended: .pipeline(
                """
                rules:
                  - sigma:
                      message: "#매수 {name}"
                """
            )
        ),
        DiagnosticExplanation(
            .directive,
            cause: LocalizedText(
                ko: "`%`로 시작하는 줄은 YAML이 스스로 쓰는 지시문이며 설정에는 쓸 수 없습니다.",
                en: "A line that begins with '%' is a directive of YAML itself; a configuration has none."
            ),
            cure: LocalizedText(
                ko: "줄을 지우거나, 값이라면 따옴표로 감싸세요.",
                en: "Delete the line, or put it in quotes if it is a value."
            ),
            wrong: .sections(
                """
                %YAML 3.0
                ---
                version: 1
                """
            ),
            mended: .sections("version: 1")
        ),
        DiagnosticExplanation(
            .blockHeader,
            cause: LocalizedText(
                ko: "여러 줄 글을 여는 `|`나 `>` 뒤에 올 수 없는 것이 있습니다.",
                en: "Something stands behind the '|' or '>' that opens a text of several lines."
            ),
            cure: LocalizedText(
                ko: "`|`에서 줄을 바꾸고 다음 줄부터 들여 쓰세요.",
                en: "End the line after '|' and indent the text on the next."
            ),
            wrong: .pipeline(
                """
                rules:
                  - sigma:
                      message: |0
                       {name} 매수
                """
            ),
            mended: .pipeline(
                """
                rules:
                  - sigma:
                      message: |
                        {name} 매수
                """
            )
        ),
    ]
}
