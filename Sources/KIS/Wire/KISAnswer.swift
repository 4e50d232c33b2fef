import PluginAPI

/// A reply whose body was read and in which the broker said that it worked, or that there is nothing.
package struct KISAnswer: Sendable, Hashable {
    /// What was asked.
    let endpoint: KISEndpoint

    /// Whether the broker said that there is nothing.
    let isEmpty: Bool

    /// Whether the header promises further pages.
    let hasMore: Bool

    private let body: JSONValue

    /// Reads a reply to a request.
    ///
    /// - Throws: `KISFault` for whatever the broker refused and for what cannot be read.
    package init(_ reply: KISReply, to endpoint: KISEndpoint) throws(KISFault) {
        let envelope = KISEnvelope(reply, endpoint)
        if let fault = envelope.fault { throw fault }
        self.endpoint = endpoint
        isEmpty = envelope.isEmpty
        hasMore = !isEmpty && ["F", "M"].contains(reply.continuation.trimmed)
        body = envelope.body
    }

    /// Where the next page begins, or nothing when the answer does not say it.
    var next: KISAccess.Continuation? {
        guard case .numbered(let number) = endpoint.paging,
            case .string(let search)? = body.member("ctx_area_fk\(number)"),
            case .string(let key)? = body.member("ctx_area_nk\(number)"), !(search.trimmed + key.trimmed).isEmpty
        else { return nil }
        return KISAccess.Continuation(search: search, key: key)
    }

    /// The rows of a list, of which one alone may have come without the list; empty ones are padding and left out.
    func rows(_ name: String) throws(KISFault) -> [KISRecord] {
        switch body.member(name) {
        case nil, .null?: return []
        case .string(let text)? where text.trimmed.isEmpty: return []
        case .object(let members)?: return members.isEmpty ? [] : [KISRecord(members, of: endpoint)]
        case .array(let elements)?:
            var rows: [KISRecord] = []
            for case .object(let members) in elements where !members.isEmpty {
                rows.append(KISRecord(members, of: endpoint))
            }
            guard elements.allSatisfy({ $0.isObjectOrNull }) else { throw .unreadable(endpoint, field: name) }
            return rows
        default: throw .unreadable(endpoint, field: name)
        }
    }

    /// The one object of that name, which may have come as a list of one.
    func record(_ name: String) throws(KISFault) -> KISRecord {
        guard let record = try rows(name).first else { throw .unreadable(endpoint, field: name) }
        return record
    }
}
