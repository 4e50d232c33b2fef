import Channels
import HTTP
import PluginAPI
import Telegram

extension TelegramSink {
    /// What goes to one chat, as requests.
    struct Post: Sendable {
        /// The longest text and caption, after the markup is taken away.
        static let longestText = 4096
        static let longestCaption = 1024

        let bot: TelegramBot
        let chat: ChatName
        let topic: Int?
        let isSilent: Bool

        func text(_ text: String, isHTML: Bool) -> HTTPRequest {
            let parameters =
                common + [
                    .init("text", .string(text)), .init("link_preview_options", ["is_disabled": true]),
                ]
            return bot.call("sendMessage", parameters + (isHTML ? [.init("parse_mode", "HTML")] : []))
        }

        /// A picture, in answer to the message it belongs to; its caption has no markup and needs no escape.
        func photo(_ image: AlertImage, caption: ChannelMessage) -> HTTPRequest {
            var form = MultipartBody()
            for parameter in common { form.add(parameter.name, parameter.value.formText) }
            let room = Self.longestCaption - 1 - TextCut().size(of: caption.footer)
            form.add("caption", "\(TextCut().shortened(caption.text, to: room))\n\(caption.footer)")
            if let message = image.message.flatMap({ Int64($0) }) {
                let reply: JSONValue = ["message_id": .integer(message), "allow_sending_without_reply": true]
                form.add("reply_parameters", reply.text)
            }
            form.add("photo", file: "chart.png", type: "image/png", image.png)
            return bot.call("sendPhoto", body: form.body, type: form.contentType)
        }

        private var common: [JSONValue.Member] {
            [.init("chat_id", chat.json)]
                + (topic.map { [.init("message_thread_id", .integer(Int64($0)))] } ?? [])
                + (isSilent ? [.init("disable_notification", true)] : [])
        }

        /// The text with its first line in bold type, as the service's HTML.
        static func html(of text: String, isFirst: Bool) -> String {
            let (head, rest) = ChannelMessage.headed(text)
            guard isFirst, head.contains(where: { !$0.isWhitespace }) else { return escaped(text) }
            return "<b>\(escaped(head))</b>\n\(escaped(rest))"
        }

        private static func escaped(_ text: String) -> String {
            text.unicodeScalars.reduce(into: "") { escaped, scalar in
                switch scalar {
                case "&": escaped += "&amp;"
                case "<": escaped += "&lt;"
                case ">": escaped += "&gt;"
                default: escaped.unicodeScalars.append(scalar)
                }
            }
        }
    }
}

extension JSONValue {
    /// A parameter in a form: texts as they are, anything else as JSON.
    fileprivate var formText: String { if case .string(let text) = self { text } else { text } }
}
