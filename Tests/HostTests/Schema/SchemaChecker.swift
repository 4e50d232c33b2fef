import Foundation
import PluginAPI
import YAML

/// Checks YAML against JSON Schema as an editor does, for the keywords that the program's own schema uses.
struct SchemaChecker {
    /// The keywords that are checked or are for people; a schema with another one is a mistake.
    static let keywords: Set<String> = [
        "$schema", "$defs", "$ref", "title", "description", "default", "examples", "deprecated", "writeOnly", "type",
        "enum", "pattern", "minLength", "minimum", "maximum", "minItems", "minProperties", "maxProperties", "items",
        "properties", "additionalProperties", "propertyNames", "required", "anyOf", "oneOf", "not",
    ]

    let root: JSONValue

    /// Whether a node is as a schema says.
    func accepts(_ node: Node, _ schema: JSONValue) -> Bool {
        guard case .object(let members) = schema else { return schema == true }
        return members.allSatisfy { accepts(node, $0.name, $0.value, in: schema) }
    }

    private func accepts(_ node: Node, _ keyword: String, _ value: JSONValue, in schema: JSONValue) -> Bool {
        switch keyword {
        case "$ref": accepts(node, definition(value))
        case "type": value.elements.contains { node.is($0) }
        case "enum": value.elements.contains { node.equals($0) }
        case "pattern": node.isString ? node.matches(value) : true
        case "minLength": node.scalar.map { !$0.text.isEmpty } ?? true
        case "minimum": node.number.map { $0 >= value.number } ?? true
        case "maximum": node.number.map { $0 <= value.number } ?? true
        case "minItems": node.sequence.map { Double($0.count) >= value.number } ?? true
        case "minProperties": node.mapping.map { Double($0.count) >= value.number } ?? true
        case "maxProperties": node.mapping.map { Double($0.count) <= value.number } ?? true
        case "items": node.sequence?.allSatisfy { accepts($0, value) } ?? true
        case "properties": node.mapping?.allSatisfy { accepts($0.value, value[$0.name] ?? true) } ?? true
        case "additionalProperties":
            node.mapping?.allSatisfy { schema["properties"]?[$0.name] != nil || accepts($0.value, value) } ?? true
        case "propertyNames": node.mapping?.allSatisfy { accepts($0.key, value) } ?? true
        case "required":
            node.mapping.map { entries in value.elements.allSatisfy { name in entries.contains { $0.key.equals(name) } }
            }
                ?? true
        case "anyOf": value.elements.contains { accepts(node, $0) }
        case "oneOf": value.elements.count { accepts(node, $0) } == 1
        case "not": !accepts(node, value)
        default: true
        }
    }

    private func definition(_ reference: JSONValue) -> JSONValue {
        guard case .string(let path) = reference else { return false }
        return path.split(separator: "/").dropFirst().reduce(root) { $0[String($1)] ?? false }
    }
}

extension JSONValue {
    /// The elements of a list; of anything else, itself.
    var elements: [JSONValue] {
        if case .array(let elements) = self { elements } else { [self] }
    }

    fileprivate var number: Double {
        switch self {
        case .integer(let value): Double(value)
        case .decimal(let text): Double(text) ?? .nan
        default: .nan
        }
    }
}

/// What an editor takes a scalar for.
extension Node {
    fileprivate var isString: Bool {
        guard let scalar, !isNull else { return false }
        return scalar.style != .plain || (number == nil && !["true", "false"].contains(scalar.text))
    }

    fileprivate var number: Double? {
        guard let scalar, scalar.style == .plain else { return nil }
        guard scalar.text.allSatisfy({ $0.isASCII && ($0.isNumber || "+-.e".contains($0)) }) else { return nil }
        return Double(scalar.text)
    }

    fileprivate func `is`(_ type: JSONValue) -> Bool {
        switch type {
        case "object": mapping != nil
        case "array": sequence != nil
        case "null": isNull
        case "string": isString
        case "number": number != nil
        case "integer": number.map { $0 == $0.rounded() } ?? false
        case "boolean": scalar.map { $0.style == .plain && ["true", "false"].contains($0.text) } ?? false
        default: false
        }
    }

    fileprivate func equals(_ value: JSONValue) -> Bool {
        switch value {
        case .string(let text): isString && scalar?.text == text
        case .integer(let wanted): number == Double(wanted)
        default: false
        }
    }

    fileprivate func matches(_ pattern: JSONValue) -> Bool {
        guard case .string(let pattern) = pattern, let text = scalar?.text else { return false }
        return text.range(of: pattern, options: .regularExpression) != nil
    }
}

extension Node.Entry {
    fileprivate var name: String { key.scalar?.text ?? "" }
}
