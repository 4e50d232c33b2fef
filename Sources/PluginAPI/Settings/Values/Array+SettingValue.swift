public import YAML

extension Array: SettingValue where Element: SettingValue {
    /// A list.
    public static var schema: SettingSchema { .list(of: Element.schema) }

    /// Reads every element, so that all problems of a list are found.
    public static func decode(_ node: Node, _ reader: inout SettingReader) -> [Element]? {
        guard !node.isUnsound else { return nil }
        guard let nodes = node.sequence else {
            reader.reportNoList(node, of: Element.schema)
            return nil
        }
        guard !reader.reportAmbiguousComma(in: nodes, of: Element.schema) else { return nil }
        var elements: [Element?] = []
        for (index, node) in nodes.enumerated() {
            // `[sym,bol]` is one slip, which makes two bad elements.
            let isRest = index > 0 && elements[index - 1] == nil && nodes[index - 1].adjoins(node)
            elements.append(isRest ? reader.quietly { Element.decode(node, &$0) } : Element.decode(node, &reader))
        }
        let sound = elements.compactMap { $0 }
        return sound.count == elements.count ? sound : nil
    }

    /// The elements in brackets.
    public var settingText: String {
        "[\(map { FlowText.nested($0.settingText, in: Element.schema) }.joined(separator: ", "))]"
    }
}

extension SettingReader {
    /// Reports something else where a list is wanted, and how one value is written as a list.
    fileprivate mutating func reportNoList(_ node: Node, of element: SettingSchema) {
        let wanted = LocalizedText(ko: "목록", en: "a list")
        if node.isNull {
            reportEmpty(node, wanted: wanted)
        } else if node.scalar != nil, !node.span.text.contains(where: \.isNewline), !element.holdsSecrets {
            let list = "[\(FlowText.elements(of: String(node.span.text), in: element))]"
            let advice = LocalizedText(ko: "`\(list)`처럼 대괄호로 감싸세요", en: "put it in brackets: '\(list)'")
            let edits = [TextEdit(node.span, list)]
            let suggestion = Suggestion(advice, edits: edits, applicability: .machineApplicable)
            reportKind(of: node, wanted: wanted, suggestions: [suggestion])
        } else {
            reportKind(of: node, wanted: wanted)
        }
    }

    /// Reports `[73,450]`, which may be two prices or one, and says whether it did.
    fileprivate mutating func reportAmbiguousComma(in nodes: [Node], of element: SettingSchema) -> Bool {
        guard element.groupsDigits, element != .integer, element != .number else { return false }
        let runs = Self.runs(of: nodes)
        for run in runs { reportAmbiguousComma(run) }
        return !runs.isEmpty
    }

    private mutating func reportAmbiguousComma(_ run: ArraySlice<Node>) {
        guard let first = run.first?.span, let last = run.last?.span else { return }
        let span = SourceSpan(file: first.file, bytes: first.bytes.lowerBound..<last.bytes.upperBound)
        let isOne = run.dropFirst().contains { $0.scalar?.text.first == "0" }
        let message =
            isOne
            ? LocalizedText(ko: "대괄호 안에서는 쉼표가 값을 나눕니다.", en: "inside brackets commas split the value")
            : LocalizedText(
                ko: "대괄호 안의 쉼표는 값을 나눕니다. 값이 하나인지 여럿인지 알 수 없습니다.",
                en: "inside brackets a comma parts values; this could be one value or several"
            )
        let apart = run.map { String($0.span.text) }.joined(separator: ", ")
        let readings = ["\"\(span.text)\""] + (isOne ? [] : [apart])
        let suggestions = Suggestion.didYouMean(readings, replacing: span, applicability: .machineApplicable)
        report(Diagnostic(isOne ? .commaSplitsValue : .ambiguousComma, message, at: span, suggestions: suggestions))
    }

    /// Neighbours that look like the groups of one number.
    private static func runs(of nodes: [Node]) -> [ArraySlice<Node>] {
        var runs: [ArraySlice<Node>] = []
        var start = 0
        while start < nodes.count {
            var end = start
            while end + 1 < nodes.count, nodes[end].isGroup(before: nodes[end + 1]) { end += 1 }
            if end > start { runs.append(nodes[start...end]) }
            start = end + 1
        }
        return runs
    }
}

extension Node {
    /// Whether this ends like the digits before a comma that groups them, and the other goes on right behind it.
    fileprivate func isGroup(before other: Node) -> Bool {
        guard let left = scalar, let right = other.scalar, left.style == .plain, right.style == .plain, adjoins(other)
        else { return false }
        let group = right.text.prefix { $0.isASCII && $0.isNumber }
        let lead = left.text.reversed().prefix { $0.isASCII && $0.isNumber }
        return group.count == 3 && (1...3).contains(lead.count)
    }
}
