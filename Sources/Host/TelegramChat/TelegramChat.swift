import PluginAPI

/// A chat that alerts can go to.
struct TelegramChat: Hashable {
    static let variable = "TELEGRAM_CHAT_ID"

    enum Kind: String, Decodable {
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

extension TelegramChat: Decodable {
    private enum Key: String, CodingKey {
        case id, type, title, username
        case firstName = "first_name"
        case lastName = "last_name"
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        func text(_ key: Key) -> String? { try? container.decode(String.self, forKey: key) }
        id = try container.decode(Int64.self, forKey: .id)
        kind = try container.decode(Kind.self, forKey: .type)
        let person = [text(.firstName), text(.lastName)].compactMap { $0 }.joined(separator: " ")
        name = text(.title) ?? (person.isEmpty ? text(.username).map { "@\($0)" } ?? "" : person)
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
