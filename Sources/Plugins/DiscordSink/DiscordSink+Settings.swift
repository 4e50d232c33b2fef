import Channels
import PluginAPI

extension DiscordSink {
    struct Settings: PluginSettings {
        @Setting(
            LocalizedText(
                ko: "채널 설정의 연동 → 웹후크에서 복사한 주소",
                en: "The webhook's address, copied from the channel's Integrations → Webhooks."
            )
        )
        var webhook: Secret

        @Setting(
            LocalizedText(ko: "채널 안 스레드의 번호", en: "The id of a thread in the channel.")
        )
        var thread: String?

        @Setting(
            LocalizedText(
                ko: "보낸 사람으로 보일 이름. 없으면 웹후크의 이름",
                en: "The name that messages come from; the webhook's own if left out."
            )
        )
        var username: String?

        @Setting(
            LocalizedText(
                ko: "중요도가 이보다 낮은 알림은 소리 없이 보냅니다",
                en: "Alerts less urgent than this come without a sound."
            )
        )
        var silentBelow: AlertSeverity?

        /// The address, if it has its form.
        var address: WebhookAddress? { WebhookAddress(webhook.reveal()) }
    }
}

extension DiscordSink.Settings {
    /// Checks what address, thread and name look like.
    func validate(_ report: inout SettingReport) {
        // A printed configuration has a mask in the place of the address.
        if webhook.reveal() != Secret.mask, address == nil {
            report.error(
                $webhook,
                LocalizedText(
                    ko: "디스코드 웹후크의 주소(`https://discord.com/api/webhooks/번호/…`)가 아닙니다.",
                    en: "this is no address of a Discord webhook ('https://discord.com/api/webhooks/NUMBER/…')"
                ),
                code: .addressNotAllowed
            )
        }
        if let thread, !DiscordSink.WebhookAddress.isID(thread) {
            report.error(
                $thread,
                LocalizedText(
                    ko: "스레드의 번호는 숫자입니다. 스레드를 오른쪽 클릭해 `스레드 ID 복사`로 얻습니다.",
                    en: "the id of a thread is a number; right-click the thread and choose 'Copy Thread ID'"
                )
            )
        }
        checkName(&report)
    }

    private func checkName(_ report: inout SettingReport) {
        guard let username else { return }
        if !(1...80).contains(username.utf16.count) {
            report.error(
                $username,
                LocalizedText(ko: "이름은 80자까지 쓸 수 있습니다.", en: "a name has 80 characters at most")
            )
        } else if let word = ["discord", "clyde"].first(where: { username.lowercased().contains($0) }) {
            report.error(
                $username,
                LocalizedText(
                    ko: "디스코드는 이름에 \("`\(word)`", .subject) 들어가는 것을 받지 않습니다.",
                    en: "Discord takes no name with '\(word)' in it"
                )
            )
        }
    }
}
