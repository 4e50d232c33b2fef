extension DeliveryJSON {
    func members(_ record: Record) -> [JSONValue.Member] {
        let fields = record.fields.sorted { $0.key < $1.key }.map { JSONValue.Member($0.key, .string($0.value)) }
        return [
            .init("list", .string(record.list)), .init("key", .string(record.key)), .init("record", .object(fields)),
        ]
    }

    func members(_ command: Command) -> [JSONValue.Member] {
        [
            .init("sender", .string(command.sender)),
            .init("chat", .string(command.chat)),
            .init("name", .string(command.name)),
            .init("arguments", .array(command.arguments.map(JSONValue.string))),
        ]
    }

    func members(_ status: Status) -> [JSONValue.Member] {
        [
            .init("component", .string(status.component)),
            .init("state", .string(status.state.rawValue)),
            .init("reason", text(status.reason)),
        ]
    }
}
