import Channels
import Digest
import HTTP
import PluginAPI

/// Sends alerts as JSON to any address.
struct WebhookSink: Sink {
    static let durability = DeliveryDurability.durable
    static let summary = LocalizedText(
        ko: "알림을 JSON으로 원하는 주소에 보냅니다.",
        en: "Sends alerts as JSON to an address of your own."
    )

    /// The fields that say which attempts are one and the same, and who made them.
    static let keyField = "Idempotency-Key"
    static let timeField = "X-Maedup-Timestamp"
    static let signatureField = "X-Maedup-Signature"

    private let settings: Settings
    private let template: Template?
    private let client: ChannelClient
    private let run = RunContext()

    init(settings: Settings) { self.init(settings: settings, .channel) }

    /// Makes a sink with other times and authorities, for tests.
    init(settings: Settings, _ http: HTTPSettings) {
        self.settings = settings
        template = settings.body.flatMap { try? Template($0) }
        client = ChannelClient(hiding: settings.secrets, http)
    }

    var networkEnds: [NetworkEnd] { (try? ServiceAddress(settings.url.reveal())).map { [$0.networkEnd] } ?? [] }

    /// The one address, known by everything that decides what it answers, so that any of it can be set right.
    var destinations: [Destination] {
        var identity: [JSONValue] = [.string(settings.url.reveal())]
        for (name, value) in settings.headers.sorted(by: { $0.key < $1.key }) {
            identity += [.string(name), .string(value.reveal())]
        }
        identity.append(settings.secret.map { JSONValue.string($0.reveal()) } ?? .null)
        identity.append(settings.body.map { JSONValue.string($0) } ?? .null)
        return [Destination(fingerprint: String(SHA256(of: JSONValue.array(identity).text).description.prefix(16)))]
    }

    var namedFields: [FieldName] {
        (template?.fields ?? []).filter { !Template.itemFields.contains($0) }
            .map { FieldName($0, span: settings.$body.span) }
    }

    func open(_ context: SinkContext) async throws(SinkError) {
        client.open(context)
        run.set(context)
    }

    func deliver(_ items: [Delivery]) async -> [DeliveryOutcome] {
        var outcomes: [DeliveryOutcome] = []
        for item in items { outcomes.append(await deliver(item)) }
        return outcomes
    }

    func close() async { await client.close() }

    private func deliver(_ item: Delivery) async -> DeliveryOutcome {
        guard let json = template?.value(for: item, in: client.language) ?? item.json else {
            return .never(reason: Self.refusal.text(in: client.language))
        }
        do throws(Undelivered) {
            let response = try await client.send(request(item, Array(json.text.utf8)))
            guard (200..<300).contains(response.status) else {
                throw StatusMeaning(of: Self.receiver).failure(response, isOwn: true)
            }
            return .delivered
        } catch {
            // What an answer says is not read, so it may be of any length and break off anywhere behind its head.
            if let status = error.status, (200..<300).contains(status) { return .delivered }
            return client.outcome(of: error)
        }
    }

    private func request(_ item: Delivery, _ body: [UInt8]) -> HTTPRequest {
        var fields = settings.headers.sorted { $0.key < $1.key }.map { HTTPField($0.key, SensitiveText($0.value)) }
        if !fields.contains(where: { $0.name.lowercased() == "content-type" }) {
            fields.append(HTTPField("Content-Type", "application/json; charset=utf-8"))
        }
        fields.append(HTTPField(Self.keyField, SensitiveText(key(of: item))))
        if let secret = settings.secret {
            let time = String(run.now.nanoseconds / 1_000_000_000)
            let signed = Array("\(time).".utf8) + body
            let code = HMACSHA256(of: signed, key: Array(secret.reveal().utf8))
            fields.append(HTTPField(Self.timeField, SensitiveText(time)))
            fields.append(HTTPField(Self.signatureField, SensitiveText("sha256=\(code)")))
        }
        return HTTPRequest(.post, SensitiveText(settings.url), fields: fields, body: body)
    }

    /// The same for every attempt of an item at this address, and for nothing else.
    private func key(of item: Delivery) -> String {
        String(SHA256(of: "\(item.id)\n\(run.name)\n\(settings.url.reveal())").description.prefix(32))
    }

    private static let receiver = LocalizedText(ko: "받는 서버", en: "the receiver")

    private static let refusal = LocalizedText(
        ko: "JSON으로 보낼 수 없는 종류입니다",
        en: "it is of a kind that is not sent as JSON"
    )
}
