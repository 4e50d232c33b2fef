import PluginAPI

/// Why a text cannot be the name of a new part.
enum PartNameMistake: Error, Hashable {
    /// It is neither in kebab-case nor the name of a type.
    case form(String, likely: String?)
    /// It has words that a type's name cannot tell apart.
    case joined(String, into: String)
    /// It is the word for the kind and nothing else.
    case kindAlone(ScaffoldKind)
    /// It ends like the name of another kind of part.
    case otherKind(String, PluginKind, wanted: ScaffoldKind)
    /// It is too long to be read at a glance.
    case tooLong
    /// The type is one of the contract's or of its testing kit.
    case taken(String)

    private static let example = "price-alarm"

    /// What is wrong and what to write instead.
    var message: LocalizedText {
        switch self {
        case .form(let text, let likely):
            LocalizedText(
                ko: """
                    \("`\(text)`", .topic) 이름으로 쓸 수 없습니다. 영문 소문자로 시작하는 단어를 `-`로 이어 쓰세요. \
                    \(Self.advice(likely).ko)
                    """,
                en: "'\(text)' cannot be a name; join words of small letters with '-'\(Self.advice(likely).en)"
            )
        case .joined(let text, let plugin):
            LocalizedText(
                ko: "\("`\(text)`", .topic) 타입 이름에서 \("`\(plugin)`", .with) 구별되지 않습니다. \("`\(plugin)`", .toward) 쓰세요.",
                en: "a type's name cannot tell '\(text)' from '\(plugin)'; write '\(plugin)'"
            )
        case .kindAlone(let kind):
            LocalizedText(
                ko: "`\(kind.rawValue)` 앞에 무엇을 하는지 적으세요. 예: `\(Self.example)`",
                en: "say what the \(kind.plugin.word.en) does, for example '\(Self.example)'"
            )
        case .otherKind(let text, let other, let wanted):
            LocalizedText(
                ko: "\("`\(text)`", .topic) \(other.word.ko)의 이름인데 \(wanted.plugin.word.ko, .object) 만들려고 합니다.",
                en: "'\(text)' names a \(other.word.en), and a \(wanted.plugin.word.en) was asked for"
            )
        case .tooLong:
            LocalizedText(
                ko: "이름은 \(PartName.longest)자까지 쓸 수 있습니다. 예: `\(Self.example)`",
                en: "a name has \(PartName.longest) letters at most, for example '\(Self.example)'"
            )
        case .taken(let type):
            LocalizedText(
                ko: "\("`\(type)`", .topic) 프로그램이 스스로 쓰는 이름입니다. 다른 이름을 쓰세요.",
                en: "'\(type)' is a name that the program uses itself; choose another one"
            )
        }
    }

    private static func advice(_ likely: String?) -> LocalizedText {
        guard let likely else { return LocalizedText(ko: "예: `\(example)`", en: ", for example '\(example)'") }
        return LocalizedText(ko: "혹시 `\(likely)` 인가요?", en: "; did you mean '\(likely)'?")
    }
}
