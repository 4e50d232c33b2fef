import PluginAPI

extension ConfigurationSchema {
    /// A section of names of the user's choice.
    func definitions(of kind: PluginKind) -> JSONValue {
        guard !catalog.names(kind).isEmpty else { return ["type": ["object", "null"], "maxProperties": 0] }
        return [
            "type": ["object", "null"],
            "propertyNames": ["not": ["enum": .array(PluginKind.allCases.flatMap(names))]],
            "additionalProperties": ["$ref": .string("#/$defs/\(kind.rawValue)")],
        ]
    }

    /// The forms of a part: a bare name where no setting has to be written, or a name with its settings.
    func parts(of kind: PluginKind) -> [JSONValue] {
        let plugins = catalog.plugins(kind)
        let bare = plugins.filter { !$0.settings.contains(where: \.isRequired) }.map { JSONValue.string($0.name) }
        return (bare.isEmpty ? [] : [["enum": .array(bare)]]) + plugins.map(settings)
    }

    /// An entry of a pipeline's list: a part, or the name of a defined one.
    func entry(of kind: PluginKind) -> JSONValue {
        let defined: JSONValue = [
            "type": "string", "minLength": 1, "not": ["enum": .array(names(of: kind))],
            "description": .string(
                LocalizedText(
                    ko: "`\(kind.section):`에서 정의한 이름",
                    en: "A name that is defined under '\(kind.section):'."
                ).text(in: language)
            ),
        ]
        return ["oneOf": [["$ref": .string("#/$defs/\(kind.rawValue)")], defined]]
    }

    private func names(of kind: PluginKind) -> [JSONValue] { catalog.names(kind).map(JSONValue.string) }

    private func settings(of plugin: any Plugin.Type) -> JSONValue {
        var settings = SettingSchema.settings(plugin.settings + plugin.kind.entryDefinitions)
            .jsonSchema(in: language)
        if plugin.kind == .source {
            settings = settings.addingProperty("when", ["$ref": "#/$defs/when"])
            settings = settings.offeringUsers(in: plugin.settings)
        }
        let summary = JSONValue.Member("description", .string(plugin.summary.text(in: language)))
        return [
            "type": "object",
            "properties": .object([JSONValue.Member(plugin.name, settings.adding([summary]))]),
            "required": [.string(plugin.name)],
            "additionalProperties": false,
        ]
    }
}

extension JSONValue {
    /// An object's schema in which the words for the instruments of all users can stand for lists, however deep.
    fileprivate func offeringUsers(in definitions: [SettingDefinition]) -> JSONValue {
        changingProperties { member in
            guard let definition = definitions.first(where: { $0.key == member.name }) else { return member }
            if case .settings(let inner) = definition.schema {
                return Member(member.name, member.value.offeringUsers(in: inner))
            }
            guard definition.schema == [Symbol].schema else { return member }
            let words = ConfigurationCompiler.listWords.keys.sorted().map(JSONValue.string)
            return Member(member.name, ["anyOf": [member.value, ["enum": .array(words)]]])
        }
    }

    private func changingProperties(_ change: (Member) -> Member) -> JSONValue {
        guard case .object(let members) = self else { return self }
        return .object(
            members.map { member in
                guard member.name == "properties", case .object(let properties) = member.value else { return member }
                return Member(member.name, .object(properties.map(change)))
            }
        )
    }

    /// An object's schema with one more property.
    func addingProperty(_ name: String, _ schema: JSONValue) -> JSONValue {
        guard case .object(let members) = self else { return self }
        return .object(
            members.map { member in
                guard member.name == "properties" else { return member }
                return Member("properties", member.value.adding([Member(name, schema)]))
            }
        )
    }
}
