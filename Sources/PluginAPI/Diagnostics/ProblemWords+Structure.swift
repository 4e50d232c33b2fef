import YAML

extension ProblemWords {
    /// A key stands twice.
    static func duplicate(_ key: String) -> ProblemWords {
        ProblemWords(
            .duplicateKey,
            ko: "\("`\(key)`", .subject) 두 번 있습니다.",
            en: "'\(key)' stands here twice",
            (ko: "하나만 남기세요", en: "keep one of them")
        )
    }

    /// The document holds more than is read.
    static func limit(_ kind: YAMLProblem.Kind) -> ProblemWords {
        switch kind {
        case .tooLarge(let limit):
            ProblemWords(
                .fileTooLarge,
                ko: "파일이 너무 큽니다. \(limit / 1024) KiB까지 읽습니다.",
                en: "the file is too large; up to \(limit / 1024) KiB are read"
            )
        case .tooDeep(let limit):
            ProblemWords(
                .tooDeep,
                ko: "너무 깊이 들어가 있습니다. \(limit)단계까지 읽습니다.",
                en: "this is nested too deep; up to \(limit) levels are read"
            )
        case .tooManyNodes(let limit):
            ProblemWords(
                .tooManyNodes,
                ko: "값이 너무 많습니다. 별칭을 펼쳐서 \(limit)개까지 읽습니다.",
                en: "there are too many values; up to \(limit) are read, with aliases written out"
            )
        case .scalarTooLong(let limit):
            ProblemWords(
                .valueTooLong,
                ko: "값 하나가 너무 깁니다. \(limit / 1024) KiB까지 읽습니다.",
                en: "this value is too long; up to \(limit / 1024) KiB are read"
            )
        default:
            structure(kind)
        }
    }

    /// What the document is made of does not fit together.
    static func structure(_ kind: YAMLProblem.Kind) -> ProblemWords {
        switch kind {
        case .keyNotScalar:
            ProblemWords(
                .keyNotText,
                ko: "이름 자리에는 글만 쓸 수 있습니다.",
                en: "a key has to be a text",
                (ko: "괄호로 시작하는 글이라면 따옴표로 감싸세요", en: "put a text that begins with a bracket in quotes")
            )
        case .emptyKey:
            ProblemWords(.missingKey, ko: "쌍점 앞에 이름이 없습니다.", en: "there is no key before the colon")
        case .badMerge:
            ProblemWords(
                .badMerge,
                ko: "`<<` 뒤에는 설정 묶음을 가리키는 별칭(`*이름`)이 와야 합니다.",
                en: "after '<<' an alias of a group of settings is needed, such as '*defaults'"
            )
        case .undefinedAlias(let name):
            ProblemWords(
                .undefinedAlias,
                ko: "앞에서 정의한 앵커 \("`&\(name)`", .subject) 없습니다.",
                en: "no anchor '&\(name)' is defined above",
                (ko: "`*`로 시작하는 값이라면 따옴표로 감싸세요", en: "put a value that begins with '*' in quotes")
            )
        case .recursiveAlias(let name):
            ProblemWords(
                .recursiveAlias,
                ko: "별칭 \("`*\(name)`", .subject) 자기 자신을 담게 됩니다.",
                en: "the alias '*\(name)' stands inside what it names"
            )
        case .severalDocuments:
            ProblemWords(
                .severalDocuments,
                ko: "한 파일에는 문서가 하나여야 합니다. `---` 아래는 읽지 않습니다.",
                en: "a file holds one document; what stands below '---' is not read"
            )
        default:
            ProblemWords(
                .emptyDocument,
                ko: "파일에 아무 설정도 없습니다.",
                en: "the file holds no settings"
            )
        }
    }
}
