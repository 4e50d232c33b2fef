extension SettingSchema {
    /// The form as JSON Schema of draft 2020-12, with descriptions in a language.
    ///
    /// Every single value may also be a text with `${…}`, and one that looks like a number may be typed as one.
    public func jsonSchema(in language: Language) -> JSONValue {
        switch self {
        case .text(let form): Self.schema(of: form)
        case .integer: Self.orText("integer", pattern: "^[+-]?[0-9][0-9,]*$")
        case .number: Self.orText("number", pattern: #"^[+-]?[0-9][0-9,]*(\.[0-9]+)?$"#)
        case .boolean: Self.orText("boolean", pattern: "^([Tt]rue|[Ff]alse|[Yy]es|[Nn]o|[Oo]n|[Oo]ff)$")
        case .choice(let choices):
            ["anyOf": [["enum": .array(choices.map(JSONValue.string))], Self.variable]]
        case .list(let element): ["type": "array", "items": element.jsonSchema(in: language)]
        case .map(let element): ["type": "object", "additionalProperties": element.jsonSchema(in: language)]
        case .settings(let definitions): Self.object(of: definitions, in: language)
        case .reference: ["type": ["string", "number"]]
        }
    }

    private static let variable: JSONValue = ["type": "string", "pattern": #"\$\{"#]

    private static func orText(_ type: String, pattern: String) -> JSONValue {
        ["anyOf": [["type": .string(type)], ["type": "string", "pattern": .string(pattern)], variable]]
    }

    private static func schema(of form: TextForm) -> JSONValue {
        let type: JSONValue = form.isOftenNumeric ? ["string", "number", "boolean"] : "string"
        var members = [JSONValue.Member("type", type)]
        if let pattern = form.pattern { members.append(JSONValue.Member("pattern", .string(pattern + #"|\$\{"#))) }
        if form.isSecret { members.append(JSONValue.Member("writeOnly", true)) }
        if !form.examples.isEmpty {
            members.append(JSONValue.Member("examples", .array(form.examples.map(JSONValue.string))))
        }
        return .object(members)
    }

    private static func object(of definitions: [SettingDefinition], in language: Language) -> JSONValue {
        let properties = definitions.flatMap { definition in
            let schema = definition.jsonSchema(in: language)
            let old = definition.aliases.map {
                JSONValue.Member($0, schema.adding([JSONValue.Member("deprecated", true)]))
            }
            return [JSONValue.Member(definition.key, schema)] + old
        }
        // A required setting may stand under an earlier name, which `required` alone cannot say.
        let required = definitions.filter { $0.isRequired && $0.aliases.isEmpty }.map { JSONValue.string($0.key) }
        // A name with nothing behind it stands for settings that all have their defaults.
        let type: JSONValue = definitions.contains(where: \.isRequired) ? "object" : ["object", "null"]
        let object: JSONValue = ["type": type, "properties": .object(properties), "additionalProperties": false]
        return required.isEmpty ? object : object.adding([JSONValue.Member("required", .array(required))])
    }
}

extension SettingDefinition {
    /// The setting as JSON Schema, with its help, default and limits.
    public func jsonSchema(in language: Language) -> JSONValue {
        var members = [JSONValue.Member("description", .string(help.text(in: language)))]
        if let value = defaultJSON { members.append(JSONValue.Member("default", value)) }
        if let range, schema == .integer || schema == .number {
            let limits = [("minimum", range.lower), ("maximum", range.upper)]
            members += limits.compactMap { name, limit in
                limit.map { JSONValue.Member(name, Self.number($0)) }
            }
        }
        return schema.jsonSchema(in: language).adding(members)
    }

    /// The default as an editor would insert it; nothing for lists and the like, and for secrets.
    private var defaultJSON: JSONValue? {
        guard let defaultText, !schema.holdsSecrets else { return nil }
        switch schema {
        case .integer, .number: return Self.number(defaultText)
        case .boolean: return .bool(defaultText == "true")
        case .text, .choice, .reference: return .string(defaultText)
        case .list, .map, .settings: return nil
        }
    }

    private static func number(_ text: String) -> JSONValue { Int64(text).map(JSONValue.integer) ?? .decimal(text) }
}

extension PluginSettings {
    /// The settings as a JSON Schema document of draft 2020-12.
    public static func jsonSchemaDocument(in language: Language) -> JSONValue {
        let dialect: JSONValue = ["$schema": "https://json-schema.org/draft/2020-12/schema"]
        guard case .object(let members) = schema.jsonSchema(in: language) else { return dialect }
        return dialect.adding(members)
    }
}
