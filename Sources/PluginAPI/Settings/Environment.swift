public import YAML

/// The variables that `${NAME}` stands for: those of the process, and below them those of an `.env` file.
///
/// Its values are secrets as far as anyone knows: it describes itself by its names alone.
public struct Environment: Sendable {
    /// What is wrong with the `.env` file, in file order.
    public let diagnostics: [Diagnostic]

    /// Where values stand in the `.env` file, so that they are not shown.
    public let secretSpans: [SourceSpan]

    /// The name of the `.env` file, for messages.
    public let dotenvName: String

    /// Whether variables are looked up at all; without, a setting that needs one is left undecided and not reported.
    public let isConsulted: Bool

    private let variables: [String: String]
    private let dotenvNames: Set<String>

    /// Where a variable has its value from.
    public enum Origin: Sendable, Hashable {
        /// The environment of the process.
        case process
        /// The `.env` file.
        case dotenv
    }

    /// Puts the process's variables over the text of an `.env` file; reading the file is up to the caller.
    public init(process: [String: String] = [:], dotenv: String? = nil, name: String = ".env") {
        let file = DotenvParser.read(dotenv ?? "", name: name)
        variables = file.variables.merging(process) { _, process in process }
        dotenvNames = Set(file.variables.keys.filter { process[$0] == nil })
        diagnostics = file.diagnostics
        secretSpans = file.secretSpans
        dotenvName = name
        isConsulted = true
    }

    private init(isConsulted: Bool) {
        variables = [:]
        dotenvNames = []
        diagnostics = []
        secretSpans = []
        dotenvName = ".env"
        self.isConsulted = isConsulted
    }

    /// Checks a configuration without looking anything up.
    public static let unconsulted = Environment(isConsulted: false)

    /// The value of a variable, or nothing when it is unset.
    public func value(of name: String) -> String? { variables[name] }

    /// Where a variable has its value from, or nothing when it is unset.
    public func origin(of name: String) -> Origin? {
        variables[name].map { _ in dotenvNames.contains(name) ? .dotenv : .process }
    }

    /// The names of the variables there are, sorted.
    public var names: [String] { variables.keys.sorted() }

    /// Whether a text can be the name of a variable.
    public static func isName(_ text: some StringProtocol) -> Bool {
        guard let first = text.utf8.first, !isDigit(first) else { return false }
        return text.utf8.allSatisfy { byte in
            isDigit(byte) || byte == UInt8(ascii: "_") || isLetter(byte)
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
}

extension Environment: CustomStringConvertible, CustomReflectable {
    /// The names without values.
    public var description: String { "Environment(\(names.joined(separator: ", ")))" }

    /// A mirror without children, so that `dump` shows no value.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
