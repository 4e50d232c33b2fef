import YAML

extension ProblemWords {
    /// A slip in the grammar, by the kind of slip.
    static func syntax(_ error: YAMLProblem.SyntaxError) -> ProblemWords {
        switch error {
        case .tab, .wrongIndentation, .strayCharacter, .missingDash, .entryAmongKeys, .entryAfterKey: layout(error)
        case .unclosedQuote, .textAfterQuote, .unknownEscape: quotes(error)
        case .unclosedBracket, .mismatchedBracket, .unexpectedClosingBracket, .missingComma, .extraComma,
            .bracesAroundList, .dashInBrackets:
            brackets(error)
        case .missingSpaceAfterColon, .missingSpaceAfterDash, .fullWidthColon, .missingColon, .missingKey: colons(error)
        case .commaSplitsValue, .colonInValue, .unquotedText, .variableInBraces, .commentAsValue, .commentedBrackets:
            values(error)
        case .anchorName, .directive, .blockHeader, .keyAfterBracket, .other: rare(error)
        }
    }

    private static func layout(_ error: YAMLProblem.SyntaxError) -> ProblemWords {
        switch error {
        case .tab:
            ProblemWords(
                .tab,
                ko: "들여쓰기에 탭을 쓸 수 없습니다.",
                en: "indentation cannot be made of tabs",
                (
                    ko: "탭 대신 빈칸 두 칸을, 또는 위아래 줄만큼 쓰세요",
                    en: "use two spaces for each tab, or as many as the lines around have"
                )
            )
        case .strayCharacter:
            ProblemWords(
                .wrongIndentation,
                ko: "줄 앞에 글자가 하나 끼어 있습니다.",
                en: "there is a stray character before the line",
                (ko: "지우세요", en: "remove it")
            )
        case .missingDash:
            ProblemWords(
                .missingDash,
                ko: "목록의 항목인데 앞에 `- `가 없습니다.",
                en: "this is an entry of a list, and '- ' is missing before it"
            )
        case .entryAmongKeys:
            ProblemWords(
                .missingDash,
                ko: "설정 이름들 사이에 목록 항목(`- `)이 섞여 있습니다.",
                en: "an entry of a list ('- ') stands among keys"
            )
        case .entryAfterKey:
            ProblemWords(
                .entryAfterKey,
                ko: "목록은 이름의 다음 줄에서 시작해야 합니다.",
                en: "a list begins on the line after its key",
                (ko: "`- `부터 다음 줄로 옮기세요", en: "move it to the next line")
            )
        default:
            ProblemWords(
                .wrongIndentation,
                ko: "들여쓰기가 위아래 줄과 맞지 않습니다.",
                en: "the indentation does not fit the lines around it"
            )
        }
    }

    private static func quotes(_ error: YAMLProblem.SyntaxError) -> ProblemWords {
        switch error {
        case .textAfterQuote:
            ProblemWords(
                .textAfterQuote,
                ko: "닫는 따옴표 뒤에 글이 남아 있습니다.",
                en: "there is text after the closing quote",
                (ko: "값 전체를 따옴표로 감싸세요", en: "put the whole value in quotes")
            )
        case .unknownEscape:
            ProblemWords(
                .unknownEscape,
                ko: "큰따옴표 안의 `\\` 뒤에 올 수 없는 글자입니다.",
                en: "this cannot follow a backslash in double quotes",
                (ko: "작은따옴표를 쓰거나 `\\\\`로 쓰세요", en: "use single quotes, or write the backslash twice")
            )
        default:
            ProblemWords(
                .unclosedQuote,
                ko: "따옴표가 닫히지 않았습니다.",
                en: "this quote is not closed"
            )
        }
    }

    private static func brackets(_ error: YAMLProblem.SyntaxError) -> ProblemWords {
        switch error {
        case .mismatchedBracket:
            ProblemWords(
                .unbalancedBracket,
                ko: "여는 괄호와 닫는 괄호의 모양이 다릅니다.",
                en: "this closes a bracket of the other kind"
            )
        case .unexpectedClosingBracket:
            ProblemWords(.unbalancedBracket, ko: "닫는 괄호가 하나 남습니다.", en: "there is a closing bracket too many")
        case .missingComma:
            ProblemWords(.commaInBrackets, ko: "두 항목 사이에 쉼표가 없습니다.", en: "a comma is missing between two elements")
        case .extraComma:
            ProblemWords(.commaInBrackets, ko: "쉼표 앞에 아무것도 없습니다.", en: "there is nothing before this comma")
        case .bracesAroundList:
            ProblemWords(
                .bracesAroundList,
                ko: "목록은 중괄호가 아니라 대괄호로 씁니다.",
                en: "a list is written with square brackets",
                (ko: "`[`와 `]`로 바꾸세요", en: "use '[' and ']'")
            )
        case .dashInBrackets:
            ProblemWords(
                .dashInBrackets,
                ko: "괄호 안의 목록에는 `-`를 쓰지 않습니다.",
                en: "a list in brackets has no dashes",
                (ko: "`-`를 빼고 쉼표로 나누세요", en: "drop the dash and use commas")
            )
        default:
            ProblemWords(.unbalancedBracket, ko: "괄호가 닫히지 않았습니다.", en: "this bracket is not closed")
        }
    }

    private static func colons(_ error: YAMLProblem.SyntaxError) -> ProblemWords {
        switch error {
        case .missingSpaceAfterColon:
            ProblemWords(
                .missingSpaceAfterColon,
                ko: "쌍점 뒤에 빈칸이 없습니다.",
                en: "a space is missing after the colon",
                (ko: "`: `처럼 빈칸을 넣으세요", en: "put a space after it")
            )
        case .missingSpaceAfterDash:
            ProblemWords(
                .missingSpaceAfterDash,
                ko: "`-` 뒤에 빈칸이 없습니다.",
                en: "a space is missing after the dash",
                (ko: "`- `처럼 빈칸을 넣으세요", en: "put a space after it")
            )
        case .fullWidthColon:
            ProblemWords(
                .fullWidthColon,
                ko: "전각 쌍점(：)은 쌍점으로 읽히지 않습니다.",
                en: "a full-width colon is not read as a colon",
                (ko: "`: `(쌍점과 빈칸)으로 바꾸세요", en: "use ':' and a space")
            )
        case .missingKey:
            ProblemWords(.missingKey, ko: "쌍점 앞에 이름이 없습니다.", en: "there is no key before the colon")
        default:
            ProblemWords(
                .missingColon,
                ko: "이름 뒤에 쌍점(`:`)이 없습니다.",
                en: "a colon is missing after the key",
                (ko: "이름 뒤에 `: `을 넣으세요", en: "put ': ' after the key")
            )
        }
    }
}
