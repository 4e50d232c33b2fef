import PluginAPI

/// A chat that alerts can go to.
struct TelegramChat: Hashable {
    static let variable = "TELEGRAM_CHAT_ID"

    enum Kind: String {
        case `private`, group, supergroup, channel
    }

    let id: Int64
    let kind: Kind

    /// Its title, or the name of the person; strangers choose both.
    let name: String

    /// The kind and the name on one line, safe to show.
    var words: LocalizedText { name.isEmpty ? kind.word : "\(kind.word) \(Self.shown(name))" }

    /// A name of outside, short and without what would steer a terminal.
    static func shown(_ name: String) -> String { VisibleText.line(String(name.unicodeScalars.prefix(longestName))) }

    private static let longestName = 80
}

extension TelegramChat {
    init?(_ chat: JSONValue) {
        func text(_ key: String) -> String? { if case .string(let text) = chat[key] { text } else { nil } }
        guard case .integer(let id) = chat["id"], let kind = text("type").flatMap(Kind.init) else { return nil }
        self.id = id
        self.kind = kind
        let person = [text("first_name"), text("last_name")].compactMap { $0 }.joined(separator: " ")
        name = text("title") ?? (person.isEmpty ? text("username").map { "@\($0)" } ?? "" : person)
    }
}

extension TelegramChat.Kind {
    fileprivate var word: LocalizedText {
        switch self {
        case .private: LocalizedText(ko: "개인 채팅", en: "private chat")
        case .group, .supergroup: LocalizedText(ko: "그룹", en: "group")
        case .channel: LocalizedText(ko: "채널", en: "channel")
        }
    }
}
