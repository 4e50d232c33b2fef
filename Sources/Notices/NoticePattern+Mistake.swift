public import PluginAPI

extension NoticePattern {
    /// Why a text is no pattern.
    public enum Mistake: Error, Sendable, Hashable {
        /// It has more characters than are allowed.
        case tooLong
        /// Its braces do not make sense.
        case notTemplate(MessageTemplate.Mistake)
        /// Nothing would be taken out of a notice.
        case withoutField
        /// There are more fields than are allowed.
        case tooManyFields
        /// The name of a field has not the form of a name.
        case badName(String)
        /// A name stands for two places.
        case doubled(String)
        /// Nothing tells where the first of two fields ends.
        case adjacent(String, String)
    }

    /// Checks what a template may have and a pattern may not.
    static func check(_ template: MessageTemplate) throws(Mistake) {
        let fields = template.fields
        guard !fields.isEmpty else { throw .withoutField }
        guard fields.count <= mostFields else { throw .tooManyFields }
        var seen: Set<String> = []
        for field in fields {
            guard FieldName.isWellFormed(field) else { throw .badName(field) }
            guard seen.insert(field).inserted else { throw .doubled(field) }
        }
        for (part, next) in zip(template.parts, template.parts.dropFirst()) {
            if case (.field(let name), .field(let neighbour)) = (part, next) { throw .adjacent(name, neighbour) }
        }
    }
}

extension NoticePattern.Mistake {
    /// The mistake in words for a person.
    var message: LocalizedText {
        switch self {
        case .tooLong:
            LocalizedText(
                ko: "패턴은 \(NoticePattern.mostCharacters)자까지 쓸 수 있습니다.",
                en: "a pattern has \(NoticePattern.mostCharacters) characters at most"
            )
        case .notTemplate(let mistake): mistake.message
        case .withoutField:
            LocalizedText(
                ko: "패턴에 `{이름}` 꼴의 항목이 하나도 없습니다. `{investor}`처럼 씁니다.",
                en: "the pattern has no field; one is written like '{investor}'"
            )
        case .tooManyFields:
            LocalizedText(
                ko: "항목은 \(NoticePattern.mostFields)개까지 쓸 수 있습니다.",
                en: "there may be \(NoticePattern.mostFields) fields at most"
            )
        case .badName(let name):
            LocalizedText(
                ko: "항목의 이름 \("`\(name)`", .topic) 영문 소문자와 숫자를 `_`로 이은 것이어야 합니다.",
                en: "the field's name '\(name)' must be small letters and digits, joined by '_'"
            )
        case .doubled(let name):
            LocalizedText(
                ko: "항목 \("`{\(name)}`", .subject) 두 번 있습니다.",
                en: "the field '{\(name)}' is there twice"
            )
        case .adjacent(let first, let second):
            LocalizedText(
                ko: "`{\(first)}{\(second)}`: 두 항목 사이에 글이 없어서 어디까지가 앞의 항목인지 알 수 없습니다.",
                en: "nothing stands between '{\(first)}' and '{\(second)}', so nothing tells where the first one ends"
            )
        }
    }

    /// What was typed that is wrong, where a part of the text is to blame, and whether it is the last of its kind.
    var culprit: (typed: String, isLast: Bool)? {
        switch self {
        case .badName(let name): ("{\(name)}", false)
        case .doubled(let name): ("{\(name)}", true)
        case .adjacent(let first, let second): ("{\(first)}{\(second)}", false)
        case .tooLong, .notTemplate, .withoutField, .tooManyFields: nil
        }
    }
}
