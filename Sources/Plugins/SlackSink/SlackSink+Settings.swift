import Channels
import HTTP
import PluginAPI

extension SlackSink {
    struct Settings: PluginSettings {
        @Setting(
            LocalizedText(
                ko: "수신 웹훅(Incoming Webhook)의 주소. 채널은 웹훅이 정합니다",
                en: "The address of an incoming webhook, which has its channel."
            )
        )
        var webhook: Secret?

        @Setting(
            LocalizedText(
                ko: "웹훅 대신 쓰는 앱의 봇 토큰(`xoxb-…`). 차트도 보냅니다",
                en: "An app's bot token (xoxb-…), in the place of a webhook; it sends charts too."
            )
        )
        var token: Secret?

        @Setting(
            LocalizedText(
                ko: "토큰과 함께, 받을 채널의 아이디나 이름",
                en: "With a token: the id of the channel, or its name."
            )
        )
        var channel: String?

        @Setting(
            LocalizedText(
                ko: "토큰과 함께, 요청을 보낼 주소. 없으면 슬랙의 주소",
                en: "With a token: where Slack's methods are; Slack's own address if left out."
            )
        )
        var apiURL = "https://slack.com/api"

        /// The way messages go, if everything has its form.
        var line: Line? {
            if let webhook { return Self.isWebhook(webhook) ? .webhook(webhook) : nil }
            guard let token, let channel, let address = try? ServiceAddress(apiURL) else { return nil }
            return .api(API(address: address, token: token, channel: channel))
        }

        /// What must not be shown, the secret part of the webhook by itself too.
        var secrets: [Secret] {
            let path = webhook.flatMap { HTTPAddress($0.reveal()) }.map { $0.path.split(separator: "/") } ?? []
            return [webhook, token, path.last.map { Secret(String($0)) }].compactMap(\.self)
        }

        /// Whether an address is one of Slack's webhooks, or on this machine.
        static func isWebhook(_ secret: Secret) -> Bool {
            guard let address = HTTPAddress(secret.reveal()), address.query == nil else { return false }
            let isSlack = ["hooks.slack.com", "hooks.slack-gov.com"].contains(address.place)
            guard address.isLoopback || address.isEncrypted && isSlack else { return false }
            return address.path.hasPrefix("/services/") || address.path.hasPrefix("/workflows/")
        }
    }
}

extension SlackSink.Settings {
    /// Checks that there is one way, and that its parts have their form.
    func validate(_ report: inout SettingReport) {
        switch (webhook, token) {
        case (nil, nil):
            report.error(
                LocalizedText(
                    ko: "보낼 길이 없습니다. `webhook`이나, `token`과 `channel`을 적으세요.",
                    en: "there is no way to Slack; add 'webhook', or 'token' and 'channel'"
                ),
                code: .missingSetting
            )
        case (.some, .some):
            report.error(
                $token,
                LocalizedText(
                    ko: "`webhook`과 `token`은 함께 쓸 수 없습니다.",
                    en: "'webhook' and 'token' cannot be written together"
                ),
                related: [$webhook.place(LocalizedText(ko: "`webhook`은 여기입니다", en: "'webhook' is here"))]
            )
        case (let webhook?, nil): check(webhook: webhook, &report)
        case (nil, let token?): check(token: token, &report)
        }
    }

    private func check(webhook: Secret, _ report: inout SettingReport) {
        if webhook.reveal() != Secret.mask, !Self.isWebhook(webhook) {
            report.error(
                $webhook,
                LocalizedText(
                    ko: "슬랙 웹훅의 주소(`https://hooks.slack.com/services/…`)가 아닙니다.",
                    en: "this is no address of a Slack webhook ('https://hooks.slack.com/services/…')"
                ),
                code: .addressNotAllowed
            )
        }
        if channel != nil {
            report.error(
                $channel,
                LocalizedText(
                    ko: "웹훅의 채널은 슬랙에서 정합니다. `channel`은 `token`과 함께 씁니다.",
                    en: "the channel of a webhook is chosen at Slack; 'channel' goes with 'token'"
                )
            )
        }
    }

    private func check(token: Secret, _ report: inout SettingReport) {
        let text = token.reveal()
        if text != Secret.mask, !text.hasPrefix("xox") || !text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) {
            report.error(
                $token,
                LocalizedText(
                    ko: "슬랙 앱의 봇 토큰(`xoxb-…`)이 아닙니다.",
                    en: "this is no bot token of a Slack app ('xoxb-…')"
                )
            )
        }
        if channel?.isEmpty ?? true {
            report.error(
                LocalizedText(
                    ko: "`token`에는 받을 채널 `channel`이 필요합니다.",
                    en: "'token' needs 'channel', where messages go"
                ),
                code: .missingSetting,
                at: $token.span
            )
        }
        do throws(ServiceAddress.Problem) {
            _ = try ServiceAddress(apiURL)
        } catch {
            report.error($apiURL, error.message, code: .addressNotAllowed)
        }
    }
}
