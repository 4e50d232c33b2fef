import Channels
import Digest
package import PluginAPI

/// What sources and sinks of a bot have in common.
extension TelegramBot {
    /// A bot of settings, if token and address have their form.
    package init?(_ token: Secret, at address: String) {
        guard let token = BotToken(token.reveal()), let address = BotAddress(address) else { return nil }
        self.init(token: token, address: address)
    }

    /// The bot's name within the program, which tells nothing of its token.
    package static func account(_ token: Secret) -> String { "telegram \(digest(of: token.reveal()))" }

    /// A short digest.
    package static func digest(of text: String) -> String { String(SHA256(of: text).description.prefix(16)) }

    /// Checks the form of a token.
    package static func check(_ setting: Setting<Secret>, _ token: Secret, _ report: inout SettingReport) {
        // A printed configuration has a mask in the place of the token.
        guard token.reveal() != Secret.mask, BotToken(token.reveal()) == nil else { return }
        report.error(
            setting,
            LocalizedText(
                ko: "`123456789:AAF…` 꼴의 봇 토큰이 아닙니다. @BotFather가 준 그대로 적으세요.",
                en: "this is no bot token like 123456789:AAF…; write it as @BotFather gave it"
            )
        )
    }

    /// Checks the address of a bot server.
    package static func check(_ setting: Setting<String>, _ address: String, _ report: inout SettingReport) {
        do throws(ServiceAddress.Problem) {
            _ = try ServiceAddress(address)
        } catch {
            return report.error(setting, error.message, code: .addressNotAllowed)
        }
        guard BotAddress(address) == nil else { return }
        report.error(
            setting,
            LocalizedText(
                ko: "봇 서버의 주소는 `\(BotAddress.official)`처럼 호스트와 포트까지만 적습니다.",
                en: "the address of a bot server ends with its host or port, as in '\(BotAddress.official)'"
            )
        )
    }
}
