import Channels
import HTTP
import PluginAPI

extension DiscordSink {
    /// What goes to the channel for one item, as requests.
    struct Post: Sendable {
        /// A part of a text that is too long for one message.
        struct Part: Sendable, Hashable {
            var title: String
            var text: String
            var footer: String
            var isLast: Bool
        }

        private static let longestTitle = 256
        private static let longestText = 4096
        private static let longestFooter = 256
        private static let longestContent = 2000
        private static let cut = TextCut(size: Markdown.size)

        let address: WebhookAddress
        let settings: Settings
        let item: Delivery
        let message: ChannelMessage

        /// The text in parts: the first line as a title, if it can be one, and the rest below it.
        var parts: [Part] {
            let (head, rest) = ChannelMessage.headed(message.text)
            let isTitle = head.contains { !$0.isWhitespace } && Self.cut.size(of: head) <= Self.longestTitle
            let text = isTitle ? rest : message.text
            let pieces = Self.cut.pieces(of: text, upTo: Self.longestText, most: ChannelMessage.mostParts)
            return pieces.enumerated().map { index, piece in
                let isLast = index == pieces.count - 1
                return Part(
                    title: isTitle && index == 0 ? head : "",
                    text: piece,
                    footer: isLast ? footer : ChannelMessage.mark(index + 1, pieces.count),
                    isLast: isLast
                )
            }
        }

        /// The short id, what raised the alert, and whether it may be a repeat; a footer has no markup.
        private var footer: String {
            let origin = item.rule.map { "\(item.pipeline)/\($0)" } ?? item.pipeline
            return TextCut().shortened("\(message.footer) · \(VisibleText.line(origin))", to: Self.longestFooter)
        }

        func embed(_ part: Part) -> HTTPRequest {
            var members: [JSONValue.Member] = []
            if !part.title.isEmpty { members.append(.init("title", .string(Markdown.escaped(part.title)))) }
            if part.text.contains(where: { !$0.isWhitespace }) {
                members.append(.init("description", .string(Markdown.escaped(part.text))))
            }
            members += [
                .init("color", .integer(item.severity.color)), .init("footer", ["text": .string(part.footer)]),
            ]
            if part.isLast { members.append(.init("timestamp", .string(time))) }
            return send(common + [.init("embeds", [.object(members)])])
        }

        /// The same without an embed, for a service that does not take it.
        func plain(_ part: Part) -> HTTPRequest {
            let text = [part.title, part.text].filter { !$0.isEmpty }.joined(separator: "\n")
            let room = Self.longestContent - 1 - Self.cut.size(of: part.footer)
            let content = Markdown.escaped("\(Self.cut.shortened(text, to: room))\n\(part.footer)")
            return send(common + [.init("content", .string(content))])
        }

        /// The picture, put under the message that it belongs to, or as a message of its own where that is not known.
        ///
        /// Putting it there a second time changes nothing, so that a repeat is not seen.
        func picture(_ image: AlertImage) -> HTTPRequest {
            let file: JSONValue = [
                "id": 0, "filename": "chart.png",
                "description": .string(TextCut().shortened(VisibleText.line(image.caption), to: 1_000)),
            ]
            let known = image.message.flatMap { WebhookAddress.isID($0) ? $0 : nil }
            var members: [JSONValue.Member] = [.init("attachments", [file]), Self.noMentions]
            if known == nil {
                let room = Self.longestContent - 1 - Self.cut.size(of: message.footer)
                let content = "\(Self.cut.shortened(message.text, to: room))\n\(message.footer)"
                members = common + members.dropLast() + [.init("content", .string(Markdown.escaped(content)))]
            }
            var form = MultipartBody()
            form.add("payload_json", JSONValue.object(members).text, type: "application/json")
            form.add("files[0]", file: "chart.png", type: "image/png", image.png)
            return HTTPRequest(
                known == nil ? .post : .patch,
                known.map { address.url("/messages/\($0)", query: thread) }
                    ?? address.url(query: ["wait=true"] + thread),
                fields: [HTTPField("Content-Type", SensitiveText(form.contentType))],
                body: form.body
            )
        }

        private func send(_ members: [JSONValue.Member]) -> HTTPRequest {
            HTTPRequest(
                .post,
                address.url(query: ["wait=true"] + thread),
                fields: [HTTPField("Content-Type", "application/json")],
                body: Array(JSONValue.object(members).text.utf8)
            )
        }

        private var common: [JSONValue.Member] {
            // The sign of a message without a sound.
            let isSilent = settings.silentBelow.map { item.severity < $0 } ?? false
            return (settings.username.map { [.init("username", .string($0))] } ?? [])
                + (isSilent ? [.init("flags", 4096)] : []) + [Self.noMentions]
        }

        private var thread: [String] { settings.thread.map { ["thread_id=\($0)"] } ?? [] }

        private var time: String { item.zone.isoText(at: item.header.exchangeTime) }

        /// A text from outside must not call everybody.
        private static let noMentions = JSONValue.Member("allowed_mentions", ["parse": []])
    }
}
