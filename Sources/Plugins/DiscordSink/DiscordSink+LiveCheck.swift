import Channels
import HTTP
import PluginAPI
import YAML

extension DiscordSink: LiveCheckable {
    /// Asks for the webhook itself, which sends nothing.
    func check(_ check: LiveCheck) async -> [LiveFinding] {
        guard let address = settings.address else { return [] }
        do throws(Undelivered) {
            try Answer(try await client.send(HTTPRequest(.get, address.url()))).check(client)
            return []
        } catch {
            return [client.finding(of: error, at: settings.$webhook.span)]
        }
    }
}
