import Digest
import LoopbackServer
import Notices
import PluginAPI

extension WebhookInSource.Desk {
    /// The most values that a JSON may hold once it is laid flat.
    static let mostFields = NoticePattern.mostFields

    /// The event that a request stands for.
    func payload(of request: ServerRequest, key: String?) throws(WebhookInSource.Answer) -> Event.Payload {
        switch contentType(of: request) {
        case .json: return .record(try record(of: request, key: key))
        case .text:
            switch reader.read(request.text, key: key) {
            case .event(let payload): return payload
            case .skipped(let reason): throw .unread(reason)
            }
        case nil: throw .wrongType(acceptsText: !settings.posts.isEmpty)
        }
    }

    private func record(of request: ServerRequest, key: String?) throws(WebhookInSource.Answer) -> Record {
        let value: JSONValue
        do throws(JSONProblem) {
            value = try JSONValue(reading: request.body, limits: JSONLimits(bytes: 64 << 10, depth: 8, values: 256))
        } catch {
            throw .notJSON(error)
        }
        guard case .object(let members) = value else { throw .noObject }
        var fields: [String: String] = [:]
        for member in members { try lay(member.value, flatInto: &fields, as: member.name) }
        guard !fields.isEmpty else { throw .noObject }
        return Record(
            list: list(of: request) ?? settings.list,
            key: try recordKey(fields) ?? key ?? String(SHA256(of: request.body).description.prefix(32)),
            fields: fields
        )
    }

    private func recordKey(_ fields: [String: String]) throws(WebhookInSource.Answer) -> String? {
        guard let name = settings.key else { return nil }
        guard let key = fields[name], !key.isEmpty else { throw .withoutKey(name) }
        return key
    }

    /// Adds the texts of a value: `{"a": {"b": 1}}` is `a.b`, and of a list's elements the first is `a.0`.
    private func lay(
        _ value: JSONValue,
        flatInto fields: inout [String: String],
        as name: String
    ) throws(WebhookInSource.Answer) {
        switch value {
        case .null: return
        case .object(let members):
            for member in members { try lay(member.value, flatInto: &fields, as: "\(name).\(member.name)") }
        case .array(let elements):
            for (index, element) in elements.enumerated() {
                try lay(element, flatInto: &fields, as: "\(name).\(index)")
            }
        case .string(let text): try add(text, to: &fields, as: name)
        case .integer(let number): try add(String(number), to: &fields, as: name)
        case .decimal(let number): try add(number, to: &fields, as: name)
        case .bool(let flag): try add(flag ? "true" : "false", to: &fields, as: name)
        }
    }

    private func add(
        _ text: String,
        to fields: inout [String: String],
        as name: String
    ) throws(WebhookInSource.Answer) {
        guard text.count <= NoticeReader.longestField, name.count <= Self.longestName else { throw .longField }
        // Of two values of one name the first one stays, as everywhere.
        guard fields[name] == nil else { return }
        guard fields.count < Self.mostFields else { throw .manyFields }
        fields[name] = text
    }
}
