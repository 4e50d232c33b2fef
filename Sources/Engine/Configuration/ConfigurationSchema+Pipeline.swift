import PluginAPI

extension ConfigurationSchema {
    /// A pipeline.
    var pipeline: JSONValue {
        let sources = LocalizedText(ko: "이벤트를 주는 소스", en: "The sources of its events.")
        let rules = LocalizedText(ko: "위에서 아래로 신호가 흐르는 규칙", en: "The rules; signals flow down the list.")
        let sinks = LocalizedText(ko: "신호를 내보내는 싱크", en: "The sinks that take signals out.")
        let sections = [
            Section("when", LocalizedText(ko: "거래 이벤트를 받을 때", en: "When events of the market count."), when),
            Section("history", Self.history, schema(DataSettings.self)),
            Section("instruments", Self.instruments, schema(DataSettings.self)),
            Section("sources", sources, list(of: .source)),
            Section("rules", rules, list(of: .rule)),
            Section("sinks", sinks, list(of: .sink, and: [["enum": [.string(ConfigurationCompiler.usersWord)]]])),
        ]
        return [
            "type": "object",
            "properties": .object(sections.map { $0.described(in: language) }),
            // One that only answers commands may do without sinks, as the compiler knows.
            "required": ["sources"],
            "additionalProperties": false,
        ]
    }

    /// `when:`, as a session's name, hours, or hours of a market.
    var condition: JSONValue {
        [
            "anyOf": [
                ["enum": .array(SessionName.allCases.map { .string($0.rawValue) })],
                HourRange.schema.jsonSchema(in: language),
                schema(HoursSettings.self),
            ]
        ]
    }

    private var when: JSONValue { ["$ref": "#/$defs/when"] }

    /// One person of `users:`.
    var user: JSONValue {
        let channels = LocalizedText(ko: "알림을 보낼 싱크", en: "The sinks through which the person is told.")
        let settings = schema(UserSettings.self).addingProperty(
            ConfigurationCompiler.channelsKey,
            list(of: .sink).adding([JSONValue.Member("description", .string(channels.text(in: language)))])
        )
        return settings.adding([JSONValue.Member("required", [.string(ConfigurationCompiler.channelsKey)])])
    }

    private func list(of kind: PluginKind, and others: [JSONValue] = []) -> JSONValue {
        let part: JSONValue = ["$ref": .string("#/$defs/\(kind.rawValue)Entry")]
        let entry: JSONValue = others.isEmpty ? part : ["anyOf": .array([part] + others)]
        guard kind != .rule else { return ["type": ["array", "null"], "items": entry] }
        return ["type": "array", "minItems": 1, "items": entry]
    }
}
