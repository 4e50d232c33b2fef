package import PluginAPI
package import YAML

/// A chat as people and the service name it: a number, or `@` and a public name.
package struct ChatName: Sendable, Hashable {
    /// The numbers, of 52 bits, that the service gives chats.
    private static let numbers: ClosedRange<Int64> = -(1 << 52)...(1 << 52)

    package let text: String
    package let number: Int64?

    package init?(_ text: String) {
        if let number = Int64(text), String(number) == text, number != 0, Self.numbers.contains(number) {
            self.number = number
        } else {
            guard Self.isPublicName(text) else { return nil }
            number = nil
        }
        self.text = text
    }

    /// The chat in a request.
    package var json: JSONValue { number.map(JSONValue.integer) ?? .string(text) }

    /// Whether it is, or may be, a group, to which fewer messages go than to a person.
    package var mayBeGroup: Bool { number.map { $0 < 0 } ?? true }

    private static func isPublicName(_ text: String) -> Bool {
        let name = text.utf8.dropFirst()
        guard text.utf8.first == UInt8(ascii: "@"), (4...32).contains(name.count) else { return false }
        return name.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "_")
        }
    }
}

extension ChatName: SettingValue {
    private static let form = TextForm(
        LocalizedText(ko: "채팅", en: "a chat"),
        examples: ["123456789", "-1001234567890", "@my_channel"],
        pattern: "^(-?[1-9][0-9]{0,15}|@[A-Za-z0-9_]{4,32})$",
        isOftenNumeric: true
    )

    /// A number, or `@` and a name.
    package static var schema: SettingSchema { .text(form) }

    package static func decode(_ node: Node, _ reader: inout SettingReader) -> Self? {
        reader.value(of: node, as: form) { Self($0) }
    }

    /// The number as it is, a name in quotes.
    package var settingText: String { number == nil ? "\"\(text)\"" : text }
}
