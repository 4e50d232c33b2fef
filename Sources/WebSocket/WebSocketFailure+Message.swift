public import PluginAPI

extension WebSocketFailure {
    /// What happened, in a sentence for a person.
    public var message: LocalizedText {
        switch self {
        case .unresolved(let host):
            LocalizedText(
                ko: "서버 이름 \("`\(host)`", .object) 찾을 수 없습니다. 이름과 네트워크 연결을 확인하세요.",
                en: "The server name '\(host)' cannot be found. Check the name and the network."
            )
        case .refused(let address):
            LocalizedText(
                ko: "\("`\(address.host):\(address.port)`")에 연결할 수 없습니다. 연결을 받는 서버가 없습니다.",
                en: "Nothing accepts connections at '\(address.host):\(address.port)'."
            )
        case .insecure(let host, let reason):
            LocalizedText(
                ko: "\("`\(host)`", .with) 안전하게 연결할 수 없습니다: \(Self.shown(reason))",
                en: "There is no secure connection to '\(host)': \(Self.shown(reason))"
            )
        case .unreadableTrust(let path):
            LocalizedText(
                ko: "인증서 파일 \("`\(path)`", .object) 읽을 수 없습니다.",
                en: "The file of certificates '\(path)' cannot be read."
            )
        case .rejected(let status, let body): Self.rejection(status, Self.shown(body))
        case .redirected(let place):
            LocalizedText(
                ko: "서버가 다른 주소 \("`\(Self.shown(place))`", .toward) 보냈습니다. 따라가지 않았습니다.",
                en: "The server sends us to '\(Self.shown(place))', which was not followed."
            )
        case .notWebSocket(let reason):
            LocalizedText(
                ko: "서버가 웹소켓으로 답하지 않았습니다: \(Self.shown(reason))",
                en: "The server did not answer with a WebSocket: \(Self.shown(reason))"
            )
        case .tooLong(let limit):
            LocalizedText(
                ko: "서버가 \(limit)바이트보다 긴 메시지를 보내 연결을 끊었습니다.",
                en: "The server sent a message of more than \(limit) bytes, so the connection was closed."
            )
        case .closed(let code, let reason): Self.farewell(code, Self.shown(reason))
        case .lost:
            LocalizedText(ko: "서버와의 연결이 끊어졌습니다.", en: "The connection to the server broke off.")
        case .timedOut(let time):
            LocalizedText(
                ko: "\(time.components.seconds)초 안에 서버와 연결되지 않았습니다.",
                en: "The server did not answer within \(time.components.seconds) seconds."
            )
        case .queueFull:
            LocalizedText(
                ko: "보낼 메시지가 너무 많이 밀려 있어 더 보낼 수 없습니다.",
                en: "Too many messages wait to be sent, so another one is not taken."
            )
        case .noRoom:
            LocalizedText(ko: "열려 있는 연결이 너무 많습니다.", en: "Too many connections are open.")
        case .ended: LocalizedText(ko: "이미 닫은 연결입니다.", en: "The connection has been closed.")
        case .cancelled: LocalizedText(ko: "연결을 그만두었습니다.", en: "The connection was given up.")
        }
    }

    private static func rejection(_ status: Int, _ body: String) -> LocalizedText {
        let text = LocalizedText(
            ko: "서버가 연결을 거절했습니다 (HTTP \(status))",
            en: "The server refused the connection (HTTP \(status))"
        )
        return body.isEmpty ? "\(text)." : "\(text): \(body)"
    }

    private static func farewell(_ code: UInt16, _ reason: String) -> LocalizedText {
        let text = LocalizedText(
            ko: "서버가 연결을 닫았습니다 (코드 \(Int(code)))",
            en: "The server closed the connection (code \(Int(code)))"
        )
        return reason.isEmpty ? "\(text)." : "\(text): \(reason)"
    }

    /// What a server wrote, in one line that steers no terminal.
    private static func shown(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    switch scalar.properties.generalCategory {
                    case .control, .format, .lineSeparator, .paragraphSeparator: " "
                    default: scalar
                    }
                }
            )
        )
    }
}
