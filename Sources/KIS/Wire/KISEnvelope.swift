import PluginAPI

/// What stands around every answer: whether it worked, the code and the words.
///
/// The broker's gateway, its ledger and its token service answer in three forms, with HTTP statuses that say little. The
/// code decides; the status only where there is no code.
struct KISEnvelope {
    /// The whole body, `null` when it could not be read.
    let body: JSONValue

    /// Whether the broker said that there is nothing.
    let isEmpty: Bool

    /// Why there is no answer.
    let fault: KISFault?

    init(_ reply: KISReply, _ endpoint: KISEndpoint) {
        guard let body = try? JSONValue(reading: reply.body), case .object = body else {
            self.body = .null
            isEmpty = false
            fault = .noEnvelope(endpoint, status: reply.status)
            return
        }
        self.body = body
        let code = Self.text(body, "msg_cd") ?? Self.text(body, "error_code") ?? ""
        let words = Self.text(body, "msg1") ?? Self.text(body, "error_description") ?? ""
        let result = Self.text(body, "rt_cd")
        isEmpty = code == KISCode.nothingFound && !endpoint.isOrder
        if isEmpty {
            fault = nil
        } else if let result {
            fault = result == "0" ? nil : KISFault(code, words, status: reply.status, endpoint)
        } else {
            fault =
                code.isEmpty
                ? .noEnvelope(endpoint, status: reply.status) : KISFault(code, words, status: reply.status, endpoint)
        }
    }

    private static func text(_ body: JSONValue, _ name: String) -> String? {
        switch body.member(name) {
        case .string(let text)?: text.trimmed.isEmpty ? nil : String(text.trimmed.prefix(500))
        case .integer(let number)?: String(number)
        default: nil
        }
    }
}
