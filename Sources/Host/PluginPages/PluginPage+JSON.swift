import Engine
import PluginAPI

extension PluginPage {
    /// The page for a program, with both languages.
    var json: JSONValue {
        let own: JSONValue = [
            "v": 1, "kind": .string(plugin.kind.rawValue), "name": .string(plugin.name), "summary": plugin.summary.json,
            "settings": .array(plugin.settings.map(\.json)),
            "entrySettings": .array(plugin.kind.entryHelp.map(\.json)),
        ]
        return own.adding(ruleMembers + otherMembers + [JSONValue.Member("example", .string(example))])
    }

    private var ruleMembers: [JSONValue.Member] {
        guard let rule else { return [] }
        return [
            JSONValue.Member("consumes", Self.list(rule.consumes.names)),
            JSONValue.Member("requires", Self.list(requires.names)),
            JSONValue.Member("bars", .array(bars.map(\.json))),
            JSONValue.Member("isFilter", .bool(rule.isFilter)),
            JSONValue.Member("raisesOrders", .bool(rule.ordersAreRaised)),
            JSONValue.Member("isProtective", .bool(rule.isProtective)),
            JSONValue.Member("alerts", .array(rule.alerts.map(\.json))),
            JSONValue.Member("commonFields", .array(rule.alerts.isEmpty ? [] : AlertKind.commonFields.map(\.json))),
        ]
    }

    private var otherMembers: [JSONValue.Member] {
        if let source { return [JSONValue.Member("produces", Self.list(source.produces.names))] }
        if let broker { return [JSONValue.Member("markets", Self.list(broker.markets.map(\.name).sorted()))] }
        guard let sink else { return [] }
        let inputs = SinkInputs.all.filter { sink.accepts.contains($0.input) }.map(\.name)
        return [
            JSONValue.Member("accepts", Self.list(inputs)),
            JSONValue.Member("isDurable", .bool(sink.durability == .durable)),
        ]
    }

    private static func list(_ names: [String]) -> JSONValue { .array(names.map(JSONValue.string)) }
}

extension SettingDefinition {
    fileprivate var json: JSONValue {
        let shown = schema.holdsSecrets ? nil : defaultText
        let limits = range.map { range -> JSONValue in
            [
                "lower": range.lower.map(JSONValue.string) ?? .null,
                "upper": range.upper.map(JSONValue.string) ?? .null,
            ]
        }
        return [
            "key": .string(key), "help": help.json, "form": schema.summary.json, "isRequired": .bool(isRequired),
            "default": shown.map(JSONValue.string) ?? .null, "choices": .array(schema.choices.map(JSONValue.string)),
            "range": limits ?? .null, "isSecret": .bool(schema.holdsSecrets),
            "formerNames": .array(aliases.map(JSONValue.string)),
            "settings": .array(schema.innerDefinitions.map(\.json)),
        ]
    }
}

extension SettingSchema {
    /// The texts that can be chosen from, for the value or for each inside it.
    fileprivate var choices: [String] {
        switch self {
        case .choice(let choices): choices
        case .list(let element), .map(let element): element.choices
        default: []
        }
    }
}

extension AlertKind {
    fileprivate var json: JSONValue {
        [
            "name": .string(name), "severity": .string(severity.rawValue), "message": message.json,
            "fields": .array(fields.map(\.json)), "rows": .array(rows.map(\.json)),
        ]
    }
}

extension AlertKind.Row {
    fileprivate var json: JSONValue {
        ["name": .string(name), "message": message.json, "fields": .array(fields.map(\.json))]
    }
}

extension AlertKind.Field {
    fileprivate var json: JSONValue {
        ["name": .string(name), "kind": .string(kind.rawValue), "help": help.json]
    }
}
