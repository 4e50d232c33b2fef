import Channels
import PluginAPI

extension SlackSink {
    /// One message, as blocks and as plain text.
    struct Post: Sendable, Hashable {
        private static let longestHead = 150
        private static let longestSection = 3000
        /// The blocks of one message may have some 13,200 bytes, of which a Korean character takes three.
        private static let longestBody = 3600
        private static let longestFallback = 4000
        /// Services measure what they are sent, in which three signs take more room.
        private static let cut = TextCut { escaped(String($0)).utf16.count }

        let head: String
        let text: String
        let footer: String

        /// The text in parts: the first line as a head, if it can be one, and the rest below it.
        static func parts(of item: Delivery, _ message: ChannelMessage) -> [Post] {
            let (head, rest) = ChannelMessage.headed(message.text)
            let isHead = head.contains { !$0.isWhitespace } && cut.size(of: head) <= longestHead
            let pieces = cut.pieces(
                of: isHead ? rest : message.text,
                upTo: longestBody,
                most: ChannelMessage.mostParts
            )
            let origin = VisibleText.line(item.rule.map { "\(item.pipeline)/\($0)" } ?? item.pipeline)
            let footer = TextCut().shortened("\(message.footer) · \(origin)", to: 300)
            return pieces.enumerated().map { index, piece in
                Post(
                    head: isHead && index == 0 ? head : "",
                    text: piece,
                    footer: index == pieces.count - 1 ? footer : ChannelMessage.mark(index + 1, pieces.count)
                )
            }
        }

        /// The message as blocks of plain text, in which no sign is markup, and a fallback for notifications.
        var blocks: [JSONValue.Member] {
            var blocks: [JSONValue] = []
            if !head.isEmpty { blocks.append(["type": "header", "text": Self.plainText(head)]) }
            for piece in Self.cut.pieces(of: text, upTo: Self.longestSection, most: 40)
            where piece.contains(where: { !$0.isWhitespace }) {
                blocks.append(["type": "section", "text": Self.plainText(piece)])
            }
            blocks.append(["type": "context", "elements": [Self.plainText(footer)]])
            return plain + [.init("blocks", .array(blocks))]
        }

        /// The message as text alone, whose signs are not read as markup.
        var plain: [JSONValue.Member] {
            let lines = [head, text].filter { !$0.isEmpty } + [footer]
            let whole = Self.cut.shortened(lines.joined(separator: "\n"), to: Self.longestFallback)
            return [
                .init("text", .string(Self.escaped(whole))), .init("mrkdwn", false), .init("unfurl_links", false),
            ]
        }

        private static func plainText(_ text: String) -> JSONValue {
            ["type": "plain_text", "text": .string(escaped(text)), "emoji": true]
        }

        /// Without this `<!channel>` in a text would call everybody.
        static func escaped(_ text: String) -> String {
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
