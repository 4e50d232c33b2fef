/// Telegram's HTML as the service reads it.
struct TelegramMarkup {
    /// What the service says about markup that it cannot read, behind `Bad Request: can't parse entities: `.
    struct Refusal: Error {
        var words: String
    }

    private static let tags: Set<String> = [
        "b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "code", "pre", "a", "blockquote", "tg-spoiler",
    ]

    /// The text without the markup.
    let text: String

    init(_ html: String) throws(Refusal) {
        let bytes = Array(html.utf8)
        var plain: [UInt8] = []
        var open: [String] = []
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "<"):
                guard let end = bytes[index...].firstIndex(of: UInt8(ascii: ">")) else {
                    throw Refusal(words: "Unclosed start tag at byte offset \(index)")
                }
                try Self.take(bytes[(index + 1)..<end], at: index, &open)
                index = end + 1
            case UInt8(ascii: "&"):
                let (character, length) = Self.entity(bytes[index...])
                plain += character
                index += length
            default:
                plain.append(bytes[index])
                index += 1
            }
        }
        if let tag = open.last { throw Refusal(words: "Can't find end tag corresponding to start tag \"\(tag)\"") }
        text = String(decoding: plain, as: UTF8.self)
    }

    private static func take(_ inner: ArraySlice<UInt8>, at offset: Int, _ open: inout [String]) throws(Refusal) {
        let words = String(decoding: inner, as: UTF8.self)
        let isEnd = words.hasPrefix("/")
        let name = String(words.dropFirst(isEnd ? 1 : 0).prefix { $0 != " " }).lowercased()
        guard isEnd else {
            guard tags.contains(name) else {
                throw Refusal(words: "Unsupported start tag \"\(name)\" at byte offset \(offset)")
            }
            return open.append(name)
        }
        guard let expected = open.popLast(), expected == name else {
            throw Refusal(words: "Unmatched end tag at byte offset \(offset), found \"</\(name)>\"")
        }
    }

    /// The character of an entity and the length of what stands for it; a lone `&` is itself.
    private static func entity(_ bytes: ArraySlice<UInt8>) -> ([UInt8], Int) {
        let known = ["&lt;": "<", "&gt;": ">", "&amp;": "&", "&quot;": "\""]
        for (entity, character) in known where bytes.starts(with: Array(entity.utf8)) {
            return (Array(character.utf8), entity.utf8.count)
        }
        return ([UInt8(ascii: "&")], 1)
    }
}
