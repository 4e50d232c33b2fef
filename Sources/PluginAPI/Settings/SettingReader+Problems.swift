public import YAML

extension SettingReader {
    /// Reports something about a node, with the alias that brought the node in.
    public mutating func report(
        _ code: DiagnosticCode,
        _ message: LocalizedText,
        at node: Node,
        suggestions: [Suggestion] = [],
        help: LocalizedText? = nil
    ) {
        guard !node.isUnsound else { return }
        let used = LocalizedText(ko: "여기에서 쓰였습니다", en: "used here")
        let related = node.alias.map { [RelatedPlace($0, used)] } ?? []
        report(Diagnostic(code, message, at: node.span, related: related, suggestions: suggestions, help: help))
    }

    /// The text of a scalar as typed, short enough for a sentence; variables stay `${NAME}`.
    func typed(_ node: Node) -> String {
        let text = node.scalar?.text ?? ""
        let line = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        let longest = 40
        return line.count > longest || line.count < text.count ? line.prefix(longest) + "…" : line
    }

    /// What is wanted and what is there.
    func mismatch(of node: Node, _ resolved: ResolvedText, with wanted: LocalizedText) -> LocalizedText {
        let typed = typed(node)
        guard resolved.hasVariables else {
            return LocalizedText(
                ko: "\(wanted.ko, .subject) 필요한데 \("`\(typed)`", .subject) 있습니다.",
                en: "\(wanted.en) is needed, found '\(typed)'"
            )
        }
        return LocalizedText(
            ko: "\(wanted.ko, .subject) 필요한데 `\(typed)`의 값은 그렇지 않습니다.",
            en: "\(wanted.en) is needed, and the value of '\(typed)' is not one"
        )
    }

    /// Reports a list, a mapping or a text where something else is wanted; `wanted` has an article in English.
    public mutating func reportKind(of node: Node, wanted: LocalizedText, suggestions: [Suggestion] = []) {
        let found: LocalizedText =
            switch node.content {
            case .scalar: LocalizedText(ko: "값 하나", en: "a single value")
            case .sequence: LocalizedText(ko: "목록", en: "a list")
            case .mapping: LocalizedText(ko: "설정 묶음", en: "a group of settings")
            }
        let message = LocalizedText(
            ko: "\(wanted.ko, .subject) 필요한데 \(found.ko, .subject) 있습니다.",
            en: "\(wanted.en) is needed, found \(found.en)"
        )
        report(.wrongKind, message, at: node, suggestions: suggestions)
    }

    /// Reports that nothing was typed; `wanted` has an article in English.
    public mutating func reportEmpty(_ node: Node, wanted: LocalizedText) {
        let message = LocalizedText(
            ko: "값이 비어 있습니다. \(wanted.ko, .subject) 필요합니다.",
            en: "there is no value; \(wanted.en) is needed"
        )
        report(.emptyValue, message, at: node)
    }

    /// Reports a number that could be of several units.
    public mutating func reportMissingUnit(_ node: Node, meant candidates: [String]) {
        let message = LocalizedText(ko: "단위가 빠졌습니다.", en: "a unit is missing")
        report(
            .missingUnit,
            message,
            at: node,
            suggestions: Suggestion.didYouMean(candidates, replacing: node.span)
        )
    }
}
