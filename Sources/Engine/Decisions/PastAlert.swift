public import PluginAPI

/// What an alert came from and what became of its messages.
public struct PastAlert: Sendable {
    /// Its short id.
    public let id: AlertID

    /// The decision, as long as it is kept; a digest is none.
    public let decision: DecisionArchive.Entry?

    /// Its messages.
    public let letters: [OutboxLedger.Letter]

    private let language: Language

    /// Looks an alert up in the state of a run; nothing when nothing is known under the id.
    ///
    /// - Throws: `StateError`.
    public init?(_ id: AlertID, in archive: DecisionArchive?, _ ledger: OutboxLedger?, language: Language)
        throws(StateError)
    {
        self.id = id
        self.language = language
        decision = try archive?.entry(of: id.text)
        letters = try ledger?.letters(of: String(id.text.prefix(DecisionArchive.idLength))) ?? []
        guard decision != nil || !letters.isEmpty else { return nil }
    }

    /// For a person.
    public var text: String {
        var lines: [String] = []
        if let decision { lines += Self.lines(decision, language) }
        for letter in letters { lines += self.lines(letter) }
        return "#\(id.text)\n" + lines.map { "  \($0)\n" }.joined()
    }

    private static func lines(_ entry: DecisionArchive.Entry, _ language: Language) -> [String] {
        guard let content = try? JSONValue(reading: entry.content) else {
            return [entry.content]
        }
        func row(_ name: LocalizedText, _ value: String?) -> [String] {
            value.map { ["\(name.text(in: language)): \(VisibleText.line($0))"] } ?? []
        }
        func moment(_ key: String) -> String? {
            guard case .integer(let nanoseconds)? = content[key] else { return nil }
            return MarketTimeZone.korea.isoText(at: Timestamp(nanoseconds: nanoseconds))
        }
        func words(_ key: String) -> String { content[key]?.words ?? "" }
        let subject = content["alert"] ?? content["order"]
        return row(LocalizedText(ko: "규칙", en: "rule"), "\(words("pipeline"))/\(words("rule"))")
            + row(LocalizedText(ko: "종류", en: "kind"), content["alert"] == nil ? "order" : subject?["kind"]?.words)
            + row(LocalizedText(ko: "종목", en: "symbol"), subject?["symbol"].flatMap(\.someWords))
            + row(LocalizedText(ko: "거래소 시각", en: "exchange time"), moment("exchange"))
            + row(LocalizedText(ko: "받은 시각", en: "received"), moment("received"))
            + row(LocalizedText(ko: "이벤트", en: "event"), "#\(words("sequence"))")
            + (subject?["fields"]?.members ?? []).flatMap { row(LocalizedText(stringLiteral: $0.name), $0.value.words) }
            + row(LocalizedText(ko: "결과", en: "outcome"), outcome(content))
            + row(LocalizedText(ko: "해시", en: "hash"), entry.hash)
    }

    private static func outcome(_ content: JSONValue) -> String {
        let outcome = content["outcome"]?.words ?? ""
        guard case .string(let by)? = content["by"] else { return outcome }
        return "\(outcome) (\(by): \(content["reason"]?.words ?? ""))"
    }

    private func lines(_ letter: OutboxLedger.Letter) -> [String] {
        let moment = (letter.settled ?? letter.created)
        let time = MarketTimeZone.korea.isoText(at: moment)
        let reason = letter.reason.map { " (\(VisibleText.line($0)))" } ?? ""
        let line = "\(letter.place): \(letter.state.word.text(in: language)) \(time)\(reason)"
        guard !letter.members.isEmpty else { return [line] }
        let members = letter.members.map { "#\($0)" }.joined(separator: " ")
        return [line, letter.line.text(in: language) + ": " + members]
    }
}

extension OutboxLedger.Letter.State {
    /// The word for people.
    fileprivate var word: LocalizedText {
        switch self {
        case .waiting: LocalizedText(ko: "대기", en: "waiting")
        case .sending: LocalizedText(ko: "보내는 중", en: "being sent")
        case .delivered: LocalizedText(ko: "전달됨", en: "delivered")
        case .folded: LocalizedText(ko: "묶음으로 보냄", en: "sent within a digest")
        case .dead: LocalizedText(ko: "못 보냄", en: "undelivered")
        case .dropped: LocalizedText(ko: "버림", en: "given up")
        }
    }
}

extension JSONValue {
    /// A text without its quotes, anything else as it is written.
    fileprivate var words: String {
        if case .string(let text) = self { text } else { text }
    }

    /// The same, or nothing for nothing.
    fileprivate var someWords: String? { self == .null ? nil : words }

    /// The members of an object.
    fileprivate var members: [Member] {
        if case .object(let members) = self { members } else { [] }
    }
}
