/// Where bots are served: by the service itself, or by a server on this machine.
///
/// A token goes to this address, so nothing else is taken, and nothing that two readers could read differently.
struct BotAddress: Hashable {
    static let official = "https://api.telegram.org"

    let text: String

    init?(_ text: String) {
        let address = text.hasSuffix("/") ? String(text.dropLast()) : text
        guard address == Self.official || Self.isOnThisMachine(address) else { return nil }
        self.text = address
    }

    private static func isOnThisMachine(_ address: String) -> Bool {
        guard let scheme = ["http://", "https://"].first(where: { address.hasPrefix($0) }) else { return false }
        let place = address.dropFirst(scheme.count)
        let port = place.hasPrefix("[::1]") ? place.dropFirst("[::1]".count) : place.drop { $0 != ":" }
        guard port.isEmpty || port.first == ":" && isNumber(port.dropFirst(), upTo: 65_535) else { return false }
        let host = place.dropLast(port.count)
        if host == "localhost" || host == "[::1]" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { isNumber($0, upTo: 255) }
    }

    private static func isNumber(_ text: Substring, upTo largest: Int) -> Bool {
        guard (1...5).contains(text.utf8.count), text.allSatisfy({ ("0"..."9").contains($0) }) else { return false }
        return Int(text).map { $0 <= largest } ?? false
    }
}
