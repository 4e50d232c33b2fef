import Channels
import HTTP
import PluginAPI

extension SlackSink {
    /// The way messages go: to an incoming webhook, or by an app's token to a channel.
    enum Line: Sendable, Hashable {
        case webhook(Secret)
        case api(API)

        /// A message with the members of its body.
        func request(_ members: [JSONValue.Member]) -> HTTPRequest {
            switch self {
            case .webhook(let address):
                HTTPRequest(
                    .post,
                    SensitiveText(address),
                    fields: [HTTPField("Content-Type", "application/json; charset=utf-8")],
                    body: Array(JSONValue.object(members).text.utf8)
                )
            case .api(let api): api.call("chat.postMessage", [.init("channel", .string(api.channel))] + members)
            }
        }

        /// What an answer on this way says.
        func answer(to response: HTTPResponse) -> Answer {
            switch self {
            case .webhook: Answer(webhook: response)
            case .api: Answer(api: response)
            }
        }
    }

    /// Slack's methods, called with a token.
    struct API: Sendable, Hashable {
        let address: ServiceAddress
        let token: Secret
        let channel: String

        func call(_ method: String, _ members: [JSONValue.Member]) -> HTTPRequest {
            request(method, Array(JSONValue.object(members).text.utf8), "application/json; charset=utf-8")
        }

        /// A call whose parameters are a form, as some methods want them.
        func form(_ method: String, _ values: [(String, String)]) -> HTTPRequest {
            let form = values.map { "\($0)=\(Self.escaped($1))" }.joined(separator: "&")
            return request(method, Array(form.utf8), "application/x-www-form-urlencoded")
        }

        private func request(_ method: String, _ body: [UInt8], _ type: SensitiveText) -> HTTPRequest {
            HTTPRequest(
                .post,
                "\(address.base)/\(method)",
                fields: [HTTPField("Authorization", "Bearer \(token)"), HTTPField("Content-Type", type)],
                body: body
            )
        }

        private static func escaped(_ text: String) -> String {
            text.utf8.reduce(into: "") { escaped, byte in
                let scalar = Unicode.Scalar(byte)
                let isPlain =
                    "-_.".unicodeScalars.contains(scalar) || scalar.isASCII && Character(scalar).isLetter
                    || ("0"..."9").contains(scalar)
                escaped += isPlain ? String(scalar) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
            }
        }
    }
}
