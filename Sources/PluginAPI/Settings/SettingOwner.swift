/// Whose settings are read, for messages: `rsi` 규칙, the rule 'rsi'.
public struct SettingOwner: Sendable, Hashable {
    /// What it is.
    public let word: LocalizedText

    /// Its name, if it has one.
    public let name: String?

    /// The keys that lead to the part of the settings in hand, outermost first.
    public private(set) var path: [String] = []

    /// Where all its settings are listed, as a command.
    public let command: String

    /// A plugin.
    public init(kind: PluginKind, name: String) {
        self.init(kind.word, name: name, command: "host plugins \(name)")
    }

    /// Any other part of a configuration, such as a pipeline.
    public init(_ word: LocalizedText, name: String? = nil, command: String = "host schema") {
        self.word = word
        self.name = name
        self.command = command
    }

    /// A part of these settings.
    public func inside(_ key: String) -> SettingOwner {
        var owner = self
        owner.path.append(key)
        return owner
    }

    /// The owner in words.
    public var text: LocalizedText {
        let whole =
            name.map { LocalizedText(ko: "`\($0)` \(word.ko)", en: "the \(word.en) '\($0)'") }
            ?? LocalizedText(ko: word.ko, en: "the \(word.en)")
        guard !path.isEmpty else { return whole }
        let part = path.joined(separator: ".")
        return LocalizedText(ko: "\(whole.ko)의 `\(part)`", en: "'\(part)' of \(whole.en)")
    }
}
