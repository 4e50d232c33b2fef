package import PluginAPI

/// A bot's token in the form in which the service hands it out: digits, a colon and a key.
///
/// What has this form can stand in an address and in `.env` as it is.
package struct BotToken: Sendable, Hashable {
    /// The variable that configurations name for it.
    package static let variable = "TELEGRAM_BOT_TOKEN"

    package let secret: Secret

    package init?(_ text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.count == 2, (1...20).contains(parts[0].count), (8...100).contains(parts[1].count),
            parts[0].allSatisfy(Self.isDigit), parts[1].allSatisfy(Self.isKeyByte)
        else { return nil }
        secret = Secret(text)
    }

    /// The part behind the colon, which is as secret as the whole.
    package var key: Secret { Secret(String(secret.reveal().drop { $0 != ":" }.dropFirst())) }

    /// A text without the token in it; what a service says may hold one.
    package func masked(_ text: String) -> String { text.replacing(secret.reveal(), with: Secret.mask) }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    private static func isKeyByte(_ byte: UInt8) -> Bool {
        isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
            || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
    }
}
