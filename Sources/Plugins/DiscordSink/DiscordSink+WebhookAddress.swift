import Channels
import HTTP
import PluginAPI

extension DiscordSink {
    /// The address of a webhook as Discord hands it out, in the version of the interface that this program speaks.
    struct WebhookAddress: Sendable, Hashable {
        private static let hosts: Set<String> = [
            "discord.com", "discordapp.com", "ptb.discord.com", "canary.discord.com",
        ]

        let token: Secret
        private let place: HTTPAddress
        private let id: String

        /// Reads an address with or without a version, which is put right.
        init?(_ text: String) {
            guard let address = HTTPAddress(text), address.query == nil, Self.isTrusted(address) else { return nil }
            var parts = address.path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
            guard parts.popFirst() == "api" else { return nil }
            if let version = parts.first, version.first == "v", version.dropFirst().allSatisfy(\.isWholeNumber) {
                parts = parts.dropFirst()
            }
            guard parts.popFirst() == "webhooks", let id = parts.popFirst(), let token = parts.popFirst(),
                parts.isEmpty, Self.isID(id), (10...200).contains(token.utf8.count)
            else { return nil }
            place = address
            self.id = String(id)
            self.token = Secret(String(token))
        }

        /// The service for the plan.
        var networkEnd: NetworkEnd { NetworkEnd(place.place, isEncrypted: place.isEncrypted) }

        /// The address with a part and a query behind it.
        func url(_ part: String = "", query: [String] = []) -> SensitiveText {
            let query = query.isEmpty ? "" : "?" + query.joined(separator: "&")
            return "\(place.origin)/api/v10/webhooks/\(id)/\(token)\(part)\(query)"
        }

        /// Whether a text is an id of the service.
        static func isID(_ text: some StringProtocol) -> Bool {
            (1...20).contains(text.utf8.count)
                && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        }

        private static func isTrusted(_ address: HTTPAddress) -> Bool {
            address.isLoopback || address.isEncrypted && hosts.contains(address.place)
        }
    }
}
