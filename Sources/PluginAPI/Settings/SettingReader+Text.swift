public import YAML

extension SettingReader {
    /// A scalar's text with the values of its variables.
    struct ResolvedText {
        var text: String
        var pieces: VariableText

        /// Whether some of it may come from the environment, so that it must not be quoted.
        var hasVariables: Bool { !pieces.variables.isEmpty }
    }

    /// The text of a scalar with its variables replaced, or nothing after reporting why there is none.
    ///
    /// What comes from the environment must not be put into messages: quote the node's own text, which has `${NAME}`.
    public mutating func text(of node: Node) -> String? {
        resolve(node, wanted: LocalizedText(ko: "글", en: "a text"))?.text
    }

    /// A value read from a scalar's text, or nothing after reporting that the text has not the form.
    ///
    /// `respelling` may turn a usual slip into the right form; what can be read then is suggested.
    public mutating func value<Value>(
        of node: Node,
        as form: TextForm,
        code: DiagnosticCode = .wrongForm,
        respelling: (String) -> String? = { _ in nil },
        parse: (String) -> Value?
    ) -> Value? {
        guard let resolved = resolve(node, wanted: form.name) else { return nil }
        if let value = parse(resolved.text) { return value }
        guard !form.isSecret else {
            hide(node.span)
            report(
                code,
                LocalizedText(ko: "값이 \(form.name.ko, .called) 형식이 아닙니다.", en: "this is not \(form.name.en)"),
                at: node
            )
            return nil
        }
        let suggestions = resolved.hasVariables ? [] : repairs(of: resolved.text, at: node, respelling, parse)
        report(code, mismatch(of: node, resolved, with: form.described), at: node, suggestions: suggestions)
        return nil
    }

    private func repairs<Value>(
        of text: String,
        at node: Node,
        _ respelling: (String) -> String?,
        _ parse: (String) -> Value?
    ) -> [Suggestion] {
        if let repair = TextRepair.safe(text).first(where: { parse($0) != nil }) {
            return Suggestion.didYouMean([repair], replacing: node.span, applicability: .machineApplicable)
        }
        let likely = TextRepair.likely(text)
        let respelled = ([text] + likely).compactMap(respelling)
        let repair = (likely + respelled).first { parse($0) != nil }
        return Suggestion.didYouMean(repair.map { [$0] } ?? [], replacing: node.span)
    }

    /// The text of a scalar, or nothing after reporting another kind of node, an empty one or a variable without value.
    mutating func resolve(_ node: Node, wanted: LocalizedText) -> ResolvedText? {
        guard !node.isUnsound else { return nil }
        guard let scalar = node.scalar else {
            reportKind(of: node, wanted: wanted)
            return nil
        }
        guard !scalar.isNull else {
            reportEmpty(node, wanted: wanted)
            return nil
        }
        let pieces = VariableText(scalar.text)
        for flaw in pieces.flaws { report(flaw, in: node) }
        guard pieces.flaws.isEmpty, let text = substitute(pieces, in: node) else { return nil }
        return ResolvedText(text: text, pieces: pieces)
    }

    /// Whether a scalar's variables leave nothing, as `${NAME:-}` does when the variable is unset.
    func isLeftEmpty(_ node: Node) -> Bool {
        guard let scalar = node.scalar, !node.isUnsound else { return false }
        let text = VariableText(scalar.text)
        guard text.flaws.isEmpty, !text.pieces.isEmpty else { return false }
        return text.pieces.allSatisfy { piece in
            guard case .variable(let variable) = piece, variable.fallback == "" else { return false }
            return environment.value(of: variable.name)?.isEmpty ?? true
        }
    }

    private mutating func substitute(_ text: VariableText, in node: Node) -> String? {
        var result = ""
        var isComplete = true
        for piece in text.pieces {
            switch piece {
            case .literal(let literal): result += literal
            case .variable(let variable):
                guard let value = value(of: variable, in: node) else {
                    isComplete = false
                    continue
                }
                result += value
            }
        }
        return isComplete ? result : nil
    }

    private mutating func value(of variable: VariableText.Variable, in node: Node) -> String? {
        noteVariable(variable.name)
        let value = environment.value(of: variable.name)
        if let value, !value.isEmpty { return value }
        if let fallback = variable.fallback { return fallback }
        if environment.isConsulted { reportMissing(variable, isEmpty: value != nil, in: node) }
        return nil
    }

    private mutating func reportMissing(_ variable: VariableText.Variable, isEmpty: Bool, in node: Node) {
        let name = variable.name
        let span = node.span(ofTyped: variable.typed)
        let dotenv = environment.dotenvName
        guard !isEmpty else {
            let message = LocalizedText(
                ko: "환경 변수 \("`\(name)`", .subject) 비어 있습니다.",
                en: "the environment variable '\(name)' is empty"
            )
            let advice = LocalizedText(ko: "비워도 되는 설정이면 `${\(name):-}`", en: "'${\(name):-}' if it may be empty")
            report(Diagnostic(.emptyVariable, message, at: span, suggestions: [Suggestion(advice)]))
            return
        }
        let message = LocalizedText(
            ko: "환경 변수 `\(name)`에 값이 없습니다. `\(dotenv)` 파일에 `\(name)=…`처럼 적을 수 있습니다.",
            en: "the environment variable '\(name)' is not set; it may be written in '\(dotenv)' as \(name)=…"
        )
        let similar = Spelling.nearest(to: name, in: environment.names)
        let suggestions = Suggestion.didYouMean(similar.map { "${\($0)}" }, replacing: span)
        report(Diagnostic(.unsetVariable, message, at: span, suggestions: suggestions))
    }

    private mutating func report(_ flaw: VariableText.Flaw, in node: Node) {
        let (typed, message): (String, LocalizedText) =
            switch flaw {
            case .unclosed(let typed):
                (typed, LocalizedText(ko: "`${`가 `}`로 닫히지 않았습니다.", en: "this '${' is not closed with '}'"))
            case .unnamed(let typed):
                (typed, LocalizedText(ko: "`${…}` 안에 이름이 없습니다.", en: "there is no name in this '${…}'"))
            case .badName(let typed):
                (
                    typed,
                    LocalizedText(
                        ko: "환경 변수의 이름에는 영문자, 숫자, `_`만 쓸 수 있습니다.",
                        en: "the name of a variable may have only ASCII letters, digits and '_'"
                    )
                )
            case .nested(let typed):
                (
                    typed,
                    LocalizedText(ko: "`${…}` 안에 다시 `${`를 쓸 수 없습니다.", en: "'${' cannot stand inside another '${…}'")
                )
            }
        let literal = LocalizedText(ko: "글자 그대로 쓰려면 `$${`", en: "write '$${' for the characters themselves")
        report(
            Diagnostic(.variableForm, message, at: node.span(ofTyped: typed), suggestions: [Suggestion(literal)])
        )
    }
}
