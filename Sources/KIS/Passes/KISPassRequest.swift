package import PluginAPI

/// The request for a pass, and how its answer is read.
///
/// Its body holds the secret key, so that printing shows nothing of it.
package struct KISPassRequest: Sendable, Hashable {
    /// Which kind of pass.
    package let kind: KISPass.Kind

    /// The address.
    package let url: String

    /// The JSON.
    package let body: Secret

    /// The request of an access.
    package init(_ kind: KISPass.Kind, for access: KISAccess) {
        self.kind = kind
        url = access.environment.rest.description + kind.endpoint.path
        let keys = access.credentials
        let nameOfSecret = kind == .token ? "appsecret" : "secretkey"
        let json: JSONValue = [
            "grant_type": "client_credentials",
            "appkey": .string(keys.appKey.reveal()),
            nameOfSecret: .string(keys.appSecret.reveal()),
        ]
        body = Secret(json.text)
    }

    /// What goes into the headers.
    package var headers: [KISHeader] { [KISHeader("content-type", "application/json; charset=utf-8")] }

    /// Reads the pass.
    ///
    /// - Throws: `KISFault`; it never repeats what came instead.
    package func read(_ reply: KISReply, at now: Timestamp) throws(KISFault) -> KISPass {
        let endpoint = kind.endpoint
        guard let body = try? JSONValue(reading: reply.body), case .object(let members) = body else {
            throw .noEnvelope(endpoint, status: reply.status)
        }
        let record = KISRecord(members, of: endpoint)
        let name = kind == .token ? "access_token" : "approval_key"
        guard let text = try record.text(name), Self.isPass(text) else {
            throw KISEnvelope(reply, endpoint).fault ?? .unreadable(endpoint, field: name)
        }
        return KISPass(text: Secret(text), expires: try Self.end(record, now))
    }

    /// The earlier of the end in Korean time and the end counted from now; a day from now where neither is said.
    private static func end(_ record: KISRecord, _ now: Timestamp) throws(KISFault) -> Timestamp {
        var end = now + KISPass.longestLife
        if let seconds = try record.text("expires_in").flatMap({ Int64($0) }) {
            end = min(end, now + .seconds(seconds))
        }
        if let moment = try record.text("access_token_token_expired").flatMap(Self.moment) { end = min(end, moment) }
        return end
    }

    /// Reads `2026-11-22 08:31:07`.
    private static func moment(_ text: String) -> Timestamp? {
        let parts = text.split(separator: " ")
        guard parts.count == 2, let date = CivilDate(parts[0]), parts[1].utf8.count == 8,
            let clock = Int(parts[1].filter { $0 != ":" }), let time = TimeOfDay(hhmmss: clock)
        else { return nil }
        return MarketTimeZone.korea.timestamp(of: date, at: time)
    }

    /// Passes are sent in headers and frames, where a line break or a quote would begin something else.
    private static func isPass(_ text: String) -> Bool {
        (1...8_192).contains(text.utf8.count)
            && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
    }
}

extension KISPassRequest: CustomStringConvertible, CustomReflectable {
    /// The kind alone.
    package var description: String { "POST \(kind.endpoint.path)" }

    /// A mirror without children.
    package var customMirror: Mirror { Mirror(self, children: []) }
}

extension KISPass.Kind {
    /// Where it is issued, which has no TR id.
    var endpoint: KISEndpoint {
        switch self {
        case .token:
            KISEndpoint(
                .post,
                "/oauth2/tokenP",
                real: "",
                paper: "",
                [:],
                LocalizedText(ko: "접근 토큰 발급", en: "issuing the access token")
            )
        case .approval:
            KISEndpoint(
                .post,
                "/oauth2/Approval",
                real: "",
                paper: "",
                [:],
                LocalizedText(ko: "웹소켓 접속 키 발급", en: "issuing the WebSocket key")
            )
        }
    }
}
