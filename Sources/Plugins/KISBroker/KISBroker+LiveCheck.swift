import KIS
import PluginAPI

extension KISBroker: LiveCheckable {
    /// Asks for a token and for the balance, which tells whether keys and account belong together.
    func check(_ check: LiveCheck) async -> [LiveFinding] {
        guard !settings.startsSimulator, let access = try? access(nil) else { return [] }
        do throws(KISFault) {
            let holder = try KISKeyHolder.shared(for: access.key, in: nil, pace: KISPace.Settings(of: servers))
            let client = KISClient(access, holder: holder, transport: KISHTTPTransport(), clock: check.clock)
            _ = try await client.ask(KISBalanceQuestion(AccountName(check.name)), .account)
            return []
        } catch {
            let message = LocalizedText(ko: error.message.ko + ".", en: error.message.en)
            // A broker that does not answer now may do so when the run begins.
            let severity: Diagnostic.Severity = error.reaction == .never ? .error : .warning
            return [LiveFinding(message, at: settings.$appKey.span, severity: severity)]
        }
    }
}
