internal import Cipher
import PluginAPI

/// A JSON message of the broker's WebSocket.
package enum KISControl: Sendable {
    /// The server looks whether the client is there; the very same text has to be sent back.
    case ping
    /// What became of a registration, or of the session.
    case answer(Answer)
    /// JSON of another form.
    case other

    /// What the server said of a registration, or of the session.
    package struct Answer: Sendable {
        /// The TR id, which is `(null)` when the session is meant.
        package let trID: String
        /// What was registered for.
        package let key: String
        /// The code, such as `OPSP0000`.
        package let code: String
        /// The words.
        package let words: String
        /// Whether it says that something was not done.
        package let isFailure: Bool
        /// What decrypts the channel from now on, in an acknowledgement.
        let cipher: AES256CBC?
    }

    /// Reads a message; nothing when it is not JSON, or larger than any the broker sends.
    package init?(_ text: [UInt8]) {
        guard let message = try? JSONValue(reading: text, limits: Self.limits), case .object = message else {
            return nil
        }
        let header = message["header"] ?? .null
        let trID = Self.text(header, "tr_id")
        guard trID != "PINGPONG" else {
            self = .ping
            return
        }
        guard let body = message["body"], case .object = body else {
            self = .other
            return
        }
        let code = Self.text(body, "msg_cd")
        let output = body["output"] ?? .null
        self = .answer(
            Answer(
                trID: trID,
                key: Self.text(header, "tr_key"),
                code: code,
                words: Self.text(body, "msg1"),
                isFailure: KISUnconfirmed.isFailure(Self.text(body, "rt_cd"), code: code),
                cipher: AES256CBC(
                    key: Array(Self.text(output, "key").utf8),
                    vector: Array(Self.text(output, "iv").utf8)
                )
            )
        )
    }

    private static let limits = JSONLimits(bytes: 16 << 10, depth: 8, values: 200)

    private static func text(_ value: JSONValue, _ name: String) -> String {
        guard case .string(let text)? = value.member(name) else { return "" }
        return String(text.trimmed.prefix(256))
    }
}

extension KISControl {
    /// Whether a message is the server's look, told without reading it whole.
    ///
    /// The owner of a connection asks this of every message that begins with a brace and sends a look back as it is.
    package static func isPing(_ message: Span<UInt8>) -> Bool {
        guard (2..<1_024).contains(message.count), message[0] == UInt8(ascii: "{") else { return false }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(message.count)
        for index in message.indices { bytes.append(message[index]) }
        guard case .ping? = KISControl(bytes) else { return false }
        return true
    }
}
