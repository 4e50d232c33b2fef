import Engine
import PluginAPI
import YAML

extension EffectiveConfiguration {
    /// Every value with its path and its origin, for a program.
    var json: JSONValue {
        let values = sections.flatMap { $0.value.members(at: $0.key) }
        return ["v": 1, "values": .array(values)]
    }
}

extension EffectiveValue {
    /// The values inside, each with the way to it.
    fileprivate func members(at path: String) -> [JSONValue] {
        switch content {
        case .text(let text): [member(path, .string(text))]
        case .list(let elements) where elements.isEmpty: [member(path, [])]
        case .mapping(let entries) where entries.isEmpty: [member(path, .object([]))]
        case .list(let elements): elements.enumerated().flatMap { $1.members(at: "\(path)[\($0)]") }
        case .mapping(let entries): entries.flatMap { $0.value.members(at: path + SettingPaths.step(to: $0.key)) }
        }
    }

    private func member(_ path: String, _ value: JSONValue) -> JSONValue {
        ["path": .string(path), "value": value, "origin": origin.json]
    }
}

extension ValueOrigin {
    fileprivate var json: JSONValue {
        switch self {
        case .standard: ["kind": "default"]
        case .file(let span): JSONValue.object([JSONValue.Member("kind", "file")] + span.members)
        case .environment(let variables, let span):
            JSONValue.object(
                [JSONValue.Member("kind", "environment")] + span.members
                    + [JSONValue.Member("variables", .array(variables.map(\.json)))]
            )
        }
    }
}

extension ValueOrigin.Variable {
    fileprivate var json: JSONValue {
        let from: JSONValue =
            switch origin {
            case .process: "process"
            case .dotenv: ".env"
            case nil: .null
            }
        return ["name": .string(name), "from": from]
    }
}

extension SourceSpan {
    fileprivate var members: [JSONValue.Member] {
        let start = start
        return [
            JSONValue.Member("file", .string(file.name)), JSONValue.Member("line", .integer(Int64(start.line))),
            JSONValue.Member("column", .integer(Int64(start.column))),
        ]
    }
}
