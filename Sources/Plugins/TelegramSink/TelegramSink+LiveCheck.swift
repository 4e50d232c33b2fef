import Channels
import HTTP
import PluginAPI
import Telegram
import YAML

extension TelegramSink: LiveCheckable {
    /// Asks who the bot is and whether it knows its chats; nobody sees anything of it.
    func check(_ check: LiveCheck) async -> [LiveFinding] {
        guard let bot = settings.bot else { return [] }
        do throws(Undelivered) {
            try Answer(try await client.send(bot.question("getMe"))).check(client)
        } catch {
            return [client.finding(of: error, at: settings.$token.span)]
        }
        var findings: [LiveFinding] = []
        for (index, chat) in settings.allChats.enumerated() {
            do throws(Undelivered) {
                // A chat's name has no character that means something in an address, but for the sign in front.
                let name = chat.text.replacing("@", with: "%40")
                try Answer(try await client.send(bot.question("getChat?chat_id=\(name)"))).check(client)
            } catch {
                let span = settings.$chats.span(ofElement: index) ?? settings.$chat.span
                findings.append(client.finding(of: Self.said(error), at: span))
            }
        }
        return findings
    }

    /// A chat that has moved is followed when it is written to, and should be written anew.
    private static func said(_ error: Undelivered) -> Undelivered {
        guard case .moved = error.fate else { return error }
        let message = LocalizedText(
            ko: "그룹의 번호가 바뀌었습니다. `host init --telegram`으로 새 번호를 찾으세요",
            en: "the group has another number now; find it with 'host init --telegram'"
        )
        return Undelivered(.retry(after: nil), message)
    }
}
