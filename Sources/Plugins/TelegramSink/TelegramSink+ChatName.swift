import PluginAPI
import YAML

extension TelegramSink {
    /// A chat as people and the service name it: a number, or `@` and a public name.
    struct ChatName: Sendable, Hashable {
        /// The largest number, of 52 bits, that the service gives a chat.
        private static let largest: Int64 = 1 << 52

        let text: String
        let number: Int64?

        init?(_ text: String) {
            if let number = Int64(text), String(number) == text, number != 0, abs(number) <= Self.largest {
                self.number = number
            } else {
                guard Self.isPublicName(text) else { return nil }
                number = nil
            }
            self.text = text
        }

        /// The chat in a request.
        var json: JSONValue { number.map(JSONValue.integer) ?? .string(text) }

        /// Whether it is, or may be, a group, to which fewer messages go than to a person.
        var mayBeGroup: Bool { number.map { $0 < 0 } ?? true }

        private static func isPublicName(_ text: String) -> Bool {
            let name = text.utf8.dropFirst()
            guard text.utf8.first == UInt8(ascii: "@"), (4...32).contains(name.count) else { return false }
            return name.allSatisfy { byte in
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "_")
            }
        }
    }
}

extension TelegramSink.ChatName: SettingValue {
    private static let form = TextForm(
        LocalizedText(ko: "채팅", en: "a chat"),
        examples: ["123456789", "-1001234567890", "@my_channel"],
        pattern: "^(-?[1-9][0-9]{0,15}|@[A-Za-z0-9_]{4,32})$",
        isOftenNumeric: true
    )

    /// A number, or `@` and a name.
    static var schema: SettingSchema { .text(form) }

    static func decode(_ node: Node, _ reader: inout SettingReader) -> Self? {
        reader.value(of: node, as: form) { Self($0) }
    }

    /// The number as it is, a name in quotes.
    var settingText: String { number == nil ? "\"\(text)\"" : text }
}
