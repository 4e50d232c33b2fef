public import YAML

/// Something a person could do about a diagnostic, with the edits that would do it where they are known.
public struct Suggestion: Sendable, Hashable {
    /// How sure it is that the edits are what the person wants.
    public enum Applicability: String, Sendable, Hashable, CaseIterable {
        /// The edits repair the mistake and change nothing else, so a program may apply them.
        case machineApplicable
        /// A person has to decide.
        case maybe
    }

    /// What to do, or a question; alternatives to each other carry the same message.
    public var message: LocalizedText

    /// Edits in file order and apart from each other; none when only words help.
    public var edits: [TextEdit]

    /// How sure it is.
    public var applicability: Applicability

    /// Puts a suggestion together.
    public init(_ message: LocalizedText, edits: [TextEdit] = [], applicability: Applicability = .maybe) {
        self.message = message
        self.edits = edits
        self.applicability = applicability
    }
}

extension Suggestion {
    /// Asks whether one of several texts was meant, best first; one alone may be marked as safe to apply.
    public static func didYouMean(
        _ candidates: [String],
        replacing span: SourceSpan?,
        applicability: Applicability = .maybe
    ) -> [Suggestion] {
        let question = question(about: candidates)
        return candidates.map { candidate in
            let edits = span.map { [TextEdit($0, candidate)] } ?? []
            return Suggestion(question, edits: edits, applicability: candidates.count == 1 ? applicability : .maybe)
        }
    }

    /// Asks whether one of several names was meant; one that is the same but for its form is safe to put in.
    public static func didYouMean(_ names: [String], insteadOf typed: String, at span: SourceSpan?) -> [Suggestion] {
        let isSame = names.first.map { Spelling.isSame(typed, as: $0) } ?? false
        return didYouMean(names, replacing: span, applicability: isSame ? .machineApplicable : .maybe)
    }

    /// Says whose setting a key is that stands elsewhere, naming up to three; nothing when nobody has it.
    public static func belonging(to owners: [SettingOwner]) -> Suggestion? {
        guard !owners.isEmpty else { return nil }
        let most = 3
        let shown = owners.prefix(most).map(\.text)
        let more = owners.count <= most ? (ko: "", en: "") : (ko: " 등", en: " and of others")
        return Suggestion(
            LocalizedText(
                ko: "\(shown.map(\.ko).joined(separator: ", "))\(more.ko)의 설정입니다",
                en: "it is a setting of \(shown.map(\.en).joined(separator: " and of "))\(more.en)"
            )
        )
    }

    private static func question(about candidates: [String]) -> LocalizedText {
        let ko = candidates.map { "`\($0)`" }
        let en = candidates.map { "'\($0)'" }
        return switch candidates.count {
        case 0...1: LocalizedText(ko: "혹시 \(ko.joined()) 인가요?", en: "did you mean \(en.joined())?")
        case 2: LocalizedText(ko: "혹시 \(ko[0]) 또는 \(ko[1]) 인가요?", en: "did you mean \(en[0]) or \(en[1])?")
        default:
            LocalizedText(
                ko: "혹시 \(ko.joined(separator: ", ")) 중 하나인가요?",
                en: "did you mean \(en.dropLast().joined(separator: ", ")) or \(en[en.count - 1])?"
            )
        }
    }
}
