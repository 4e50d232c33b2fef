/// The number under which a kind of diagnostic can be looked up, the same in every language: `H0103`, `W0210`.
///
/// `H` stands before what is usually an error, `W` before a warning. The first two digits group the codes: 00
/// characters and syntax, 01 shape, 02 references, 03 meaning, 04 environment and secrets, 05 a plugin's own checks,
/// 06 live checks.
public struct DiagnosticCode: Sendable {
    /// The code as printed.
    public let text: String

    /// The step of validation that finds it.
    public let stage: Diagnostic.Stage

    /// What it is about, in one line.
    public let title: LocalizedText

    init(_ text: String, _ stage: Diagnostic.Stage, ko: String, en: String) {
        self.text = text
        self.stage = stage
        title = LocalizedText(ko: ko, en: en)
    }

    /// The severity that the code's letter stands for.
    public var severity: Diagnostic.Severity { text.hasPrefix("W") ? .warning : .error }
}

extension DiagnosticCode {
    /// Every code there is, by number.
    public static let all: [DiagnosticCode] = [
        characterCodes, syntaxCodes, structureCodes, shapeCodes, referenceCodes, meaningCodes, environmentCodes,
        checkCodes,
    ].flatMap { $0 }

    /// Finds a code by what is printed, in either case.
    public init?(_ text: some StringProtocol) {
        let wanted = text.uppercased()
        guard let code = Self.all.first(where: { $0.text == wanted }) else { return nil }
        self = code
    }
}

extension DiagnosticCode: Hashable, CustomStringConvertible {
    /// Codes are the same when they print the same.
    public static func == (left: DiagnosticCode, right: DiagnosticCode) -> Bool { left.text == right.text }

    /// Feeds the printed code.
    public func hash(into hasher: inout Hasher) { hasher.combine(text) }

    /// The code as printed.
    public var description: String { text }
}
