import YAML

extension ProblemWords {
    /// A value that YAML reads as something else.
    static func values(_ error: YAMLProblem.SyntaxError) -> ProblemWords {
        let quote = (ko: "따옴표로 감싸세요", en: "put it in quotes")
        return switch error {
        case .commaSplitsValue:
            ProblemWords(
                .commaSplitsValue,
                ko: "괄호 안에서는 쉼표가 값을 나눕니다.",
                en: "inside braces and brackets commas split the value",
                quote
            )
        case .colonInValue:
            ProblemWords(
                .colonInValue,
                ko: "값 안에 쌍점과 빈칸(`: `)이 있습니다.",
                en: "there is a colon with a space in the value",
                quote
            )
        case .unquotedText(let character):
            ProblemWords(
                .unquotedText,
                ko: "\(character == "`" ? "역따옴표(`)" : "`\(character)`", .toward) 시작하는 글은 따옴표가 필요합니다.",
                en: "a text that begins with '\(character)' needs quotes",
                quote
            )
        case .variableInBraces:
            ProblemWords(
                .variableInBraces,
                ko: "괄호 안의 `${…}`에는 따옴표가 필요합니다.",
                en: "'${…}' inside braces or brackets needs quotes",
                quote
            )
        case .commentedBrackets:
            ProblemWords(
                .commentAsValue,
                ko: "`#`부터는 주석이라서 값이 비어 있습니다.",
                en: "everything after '#' is a comment, so the value is empty",
                (ko: "`#`를 지우거나, 일부러 뺀 것이면 뒤에 빈칸을 두세요", en: "remove the '#', or put a space after it if it is meant")
            )
        default:
            ProblemWords(
                .commentAsValue,
                ko: "`#`부터는 주석이라서 값이 비어 있습니다.",
                en: "everything after '#' is a comment, so the value is empty",
                quote
            )
        }
    }

    /// Slips that few people make.
    static func rare(_ error: YAMLProblem.SyntaxError) -> ProblemWords {
        switch error {
        case .anchorName:
            ProblemWords(
                .anchorName,
                ko: "앵커와 별칭의 이름에는 영문자, 숫자, `-`, `_`만 쓸 수 있습니다.",
                en: "the name of an anchor or alias may have only ASCII letters, digits, '-' and '_'",
                (ko: "글이라면 따옴표로 감싸세요", en: "put a text in quotes")
            )
        case .directive:
            ProblemWords(
                .directive,
                ko: "`%`로 시작하는 줄은 쓸 수 없습니다.",
                en: "a line cannot begin with '%'",
                (ko: "글이라면 따옴표로 감싸세요", en: "put a text in quotes")
            )
        case .blockHeader:
            ProblemWords(
                .blockHeader,
                ko: "`|`나 `>` 뒤에는 줄을 바꾸고 글을 들여 써야 합니다.",
                en: "after '|' or '>' the text begins on the next line, indented"
            )
        case .keyAfterBracket:
            ProblemWords(
                .syntax,
                ko: "닫는 괄호와 같은 줄에 다음 설정이 이어져 있습니다.",
                en: "the next setting stands on the line of a closing bracket",
                (ko: "줄을 바꾸세요", en: "begin a new line")
            )
        default:
            ProblemWords(.syntax, ko: "YAML로 읽을 수 없는 곳입니다.", en: "this cannot be read as YAML")
        }
    }
}
