import YAML

extension DotenvLine.Flaw {
    /// The part of the line that may hold a value: everything, unless the name is known to stand before it.
    func hiding(_ range: Range<Int>, of line: DotenvLine) -> Range<Int> {
        switch self {
        case .colon, .blankBesideEqualsSign: range.upperBound..<line.bytes.count
        case .unclosedQuote, .textAfterQuote, .smartQuote, .unknownEscape:
            (line.bytes.firstIndex(of: UInt8(ascii: "=")) ?? 0) + 1..<line.bytes.count
        case .noEqualsSign, .badName: 0..<line.bytes.count
        }
    }

    /// The flaw in words.
    func diagnostic(at span: SourceSpan) -> Diagnostic {
        Diagnostic(.dotenvForm, message, at: span, suggestions: suggestion(at: span).map { [$0] } ?? [])
    }

    private var message: LocalizedText {
        switch self {
        case .noEqualsSign: LocalizedText(ko: "`이름=값`의 꼴이 아닙니다.", en: "this line is not 'NAME=value'")
        case .colon: LocalizedText(ko: "`.env`에서는 쌍점이 아니라 `=`를 씁니다.", en: "a .env file has '=' here, not a colon")
        case .badName:
            LocalizedText(
                ko: "환경 변수의 이름에는 영문자, 숫자, `_`만 쓸 수 있습니다.",
                en: "the name of a variable may have only ASCII letters, digits and '_'"
            )
        case .blankBesideEqualsSign:
            LocalizedText(ko: "`=` 옆에 빈칸이 있습니다.", en: "there is a blank beside the '='")
        case .unclosedQuote: LocalizedText(ko: "따옴표가 닫히지 않았습니다.", en: "this quote is not closed")
        case .textAfterQuote:
            LocalizedText(ko: "닫는 따옴표 뒤에 글이 남아 있습니다.", en: "there is text after the closing quote")
        case .smartQuote:
            LocalizedText(
                ko: "둥근 따옴표는 따옴표가 아니라 값의 일부가 됩니다.",
                en: "typographic quotes are not quotes here but part of the value"
            )
        case .unknownEscape:
            LocalizedText(
                ko: "큰따옴표 안의 `\\` 뒤에 올 수 없는 글자입니다.",
                en: "this cannot follow a backslash in double quotes"
            )
        }
    }

    private func suggestion(at span: SourceSpan) -> Suggestion? {
        switch self {
        case .colon:
            Suggestion(
                LocalizedText(ko: "`=`로 바꾸세요", en: "use '='"),
                edits: [TextEdit(span, "=")]
            )
        case .blankBesideEqualsSign:
            Suggestion(
                LocalizedText(ko: "빈칸을 지우세요", en: "remove the blank"),
                edits: [TextEdit(span, "")],
                applicability: .machineApplicable
            )
        case .smartQuote: Suggestion(LocalizedText(ko: "곧은 따옴표를 쓰세요", en: "use straight quotes"))
        case .unknownEscape:
            Suggestion(LocalizedText(ko: "작은따옴표를 쓰세요", en: "use single quotes"))
        case .noEqualsSign, .badName, .unclosedQuote, .textAfterQuote: nil
        }
    }
}
