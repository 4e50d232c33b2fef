import Channels
import HTTP
import PluginAPI
import YAML

extension SlackSink: LiveCheckable {
    /// Asks whose the token is; a webhook cannot be asked without writing to people.
    func check(_ check: LiveCheck) async -> [LiveFinding] {
        guard case .api(let api) = settings.line else { return [] }
        do throws(Undelivered) {
            try Answer(api: try await client.send(api.form("auth.test", []))).check(client)
            return []
        } catch {
            return [client.finding(of: error, at: settings.$token.span)]
        }
    }
}
