extension MessageTemplate.Mistake {
    /// The mistake in words for a person.
    public var message: LocalizedText {
        switch self {
        case .unmatchedBrace:
            LocalizedText(
                ko: "중괄호의 짝이 맞지 않습니다. 중괄호 자체는 `{{`, `}}`로 씁니다.",
                en: "a brace has no partner; a brace itself is written '{{' or '}}'"
            )
        case .emptyField:
            LocalizedText(ko: "`{}` 안에 항목 이름이 없습니다.", en: "there is no field's name in '{}'")
        }
    }
}
