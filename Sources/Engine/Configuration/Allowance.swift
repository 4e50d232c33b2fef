import PluginAPI
import YAML

/// `# host:allow W0210 reason`: a warning that may be on a line.
struct Allowance {
    /// The warning.
    let code: DiagnosticCode
    /// Why it may be there.
    let reason: String
    /// The line that may have it.
    let line: Int
    /// The comment from its mark on.
    let span: SourceSpan

    /// What the comment begins with.
    static let mark = "host:allow"

    /// Reads the text behind a mark, which stands in a comment that is about a line.
    init(_ text: Substring, about line: Int, at span: SourceSpan) throws(Flaw) {
        let words = text.split(maxSplits: 1, whereSeparator: \.isWhitespace)
        guard let word = words.first else { throw Flaw(.empty, span) }
        guard let code = DiagnosticCode(word) else { throw Flaw(.unknownCode(String(word)), span) }
        guard code.severity == .warning else { throw Flaw(.error(code), span) }
        let reason = words.dropFirst().first?.trimmingBlanks ?? ""
        guard !reason.isEmpty else { throw Flaw(.noReason(code), span) }
        self.code = code
        self.reason = reason
        self.line = line
        self.span = span
    }
}

extension Allowance {
    /// Why a comment allows nothing.
    struct Flaw: Error {
        enum Kind {
            case empty
            case unknownCode(String)
            case error(DiagnosticCode)
            case noReason(DiagnosticCode)
        }

        private let kind: Kind
        private let span: SourceSpan

        init(_ kind: Kind, _ span: SourceSpan) {
            self.kind = kind
            self.span = span
        }

        /// The flaw in words.
        var diagnostic: Diagnostic {
            let example = LocalizedText(ko: "`# host:allow W0210 이유`처럼 적으세요", en: "write '# host:allow W0210 reason'")
            return Diagnostic(.allowanceForm, message, at: span, suggestions: [Suggestion(example)])
        }

        private var message: LocalizedText {
            switch kind {
            case .empty:
                LocalizedText(
                    ko: "`host:allow`에 경고의 코드와 이유가 없습니다.",
                    en: "'host:allow' names no warning and no reason"
                )
            case .unknownCode(let word):
                LocalizedText(ko: "\("`\(word)`", .called) 코드는 없습니다.", en: "there is no code '\(word)'")
            case .error(let code):
                LocalizedText(
                    ko: "\("`\(code.text)`", .topic) 오류라서 허용할 수 없습니다. 경고만 허용할 수 있습니다.",
                    en: "\(code.text) is an error, and only warnings can be allowed"
                )
            case .noReason(let code):
                LocalizedText(
                    ko: "`\(code.text)` 경고를 왜 허용하는지 이유가 없습니다.",
                    en: "there is no reason why \(code.text) is allowed"
                )
            }
        }
    }
}

extension Substring {
    /// The text without blanks at its ends.
    fileprivate var trimmingBlanks: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
