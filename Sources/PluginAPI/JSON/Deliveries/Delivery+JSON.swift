extension Delivery {
    /// The item as one JSON object whose keys always stand in the same order; nothing for an order or a picture.
    public var json: JSONValue? {
        let form = DeliveryJSON(zone: zone)
        let (kind, fields, text): (String, JSONValue, JSONValue)
        switch content {
        case .alert(let alert, let message):
            (kind, fields, text) = (alert.kind.name, form.fields(of: alert), .string(message))
        case .event(let event): (kind, fields, text) = (event.kind.names.joined(), form.fields(of: event), .null)
        case .digest(let digest): (kind, fields, text) = ("digest", form.fields(of: digest), .string(digest.text))
        case .order, .image: return nil
        }
        let members: [JSONValue.Member] = [
            .init("id", .string(id)),
            .init("time", form.time(header.exchangeTime)),
            .init("pipeline", .string(pipeline)),
            .init("rule", form.text(rule)),
            .init("severity", .string(severity.rawValue)),
            .init("kind", .string(kind)),
            .init("symbol", form.text(symbol?.description)),
            .init("fields", fields),
            .init("text", text),
        ]
        return .object(members + (mayRepeat ? [.init("may_repeat", true)] : []))
    }
}
