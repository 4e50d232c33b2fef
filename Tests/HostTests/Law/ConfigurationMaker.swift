import PluginAPI
import PluginTesting

/// Configurations made up out of the declarations of plugins: some of the settings of each, with values of their forms.
struct ConfigurationMaker {
    /// What settings that name a file or another part get.
    struct Names {
        var recording: String
        var bars: String
        var instruments: String
    }

    private let plugins: [any Plugin.Type]
    private let names: Names
    private var random: SeededGenerator
    private var files = 0

    init(_ plugins: [any Plugin.Type], names: Names, seed: UInt64) {
        self.plugins = plugins
        self.names = names
        random = SeededGenerator(seed: seed)
    }

    /// The next configuration, of one to three pipelines.
    mutating func configuration() -> String {
        let head = """
            version: 1
            history: { csv: { path: \(names.bars) } }
            instruments: { csv: { path: \(names.instruments) } }
            pipelines:

            """
        return head + (1...Int.random(in: 1...3, using: &random)).map { pipeline($0) }.joined()
    }

    private mutating func pipeline(_ number: Int) -> String {
        let when = Bool.random(using: &random) ? "    when: \(pick(Self.conditions))\n" : ""
        let sources = sources.map { entry($0) }
        let rules = some(of: .rule, 0...4).enumerated().map { entry($1, id: "rule-\($0)") }
        let sinks = some(of: .sink, 1...2).map { entry($0) }
        return "  pipeline-\(number):\n" + when + list("sources", sources) + list("rules", rules) + list("sinks", sinks)
    }

    /// A recording, with a timetable beside it or not, or a timetable alone.
    private var sources: [any Plugin.Type] {
        mutating get {
            let all = plugins.filter { $0.kind == .source }
            let recorded = all.filter { $0 is any RecordedSource.Type }
            let timed = all.filter { $0 is any TimetableSource.Type }
            switch Int.random(in: 0..<4, using: &random) {
            case 0: return [pick(timed)]
            case 1: return [pick(recorded), pick(timed)]
            case 2: return [pick(all)]
            default: return [pick(recorded)]
            }
        }
    }

    private mutating func some(of kind: PluginKind, _ count: ClosedRange<Int>) -> [any Plugin.Type] {
        let all = plugins.filter { $0.kind == kind }
        return (0..<Int.random(in: count, using: &random)).map { _ in pick(all) }
    }

    private static let conditions =
        SessionName.allCases.map(\.rawValue) + [
            "09:00-15:30", "22:30-05:00", "{ hours: 09:30-16:00, market: us }",
        ]

    private func list(_ key: String, _ entries: [String]) -> String {
        entries.isEmpty ? "" : "    \(key):\n" + entries.map { "      - \($0)\n" }.joined()
    }

    private mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int.random(in: elements.indices, using: &random)]
    }
}

extension ConfigurationMaker {
    /// An entry of a list with some of the settings that the plugin declares.
    private mutating func entry(_ plugin: any Plugin.Type, id: String? = nil) -> String {
        let settings = settings(plugin.settings, of: plugin.kind, isTop: true) + (id.map { ["id: \($0)"] } ?? [])
        return settings.isEmpty ? plugin.name : "\(plugin.name): { \(settings.joined(separator: ", ")) }"
    }

    private mutating func settings(
        _ definitions: [SettingDefinition],
        of kind: PluginKind,
        isTop: Bool = false
    ) -> [String] {
        definitions.compactMap { definition in
            guard definition.isRequired || Int.random(in: 0..<3, using: &random) == 0 else { return nil }
            if isTop, definition.key == "path" { return "path: \(path(for: kind))" }
            return value(definition.schema, definition, kind).map { "\(definition.key): \($0)" }
        }
    }

    private mutating func path(for kind: PluginKind) -> String {
        files += 1
        return kind == .sink ? "out/file-\(files).txt" : names.recording
    }

    /// A value of a form as it is written inside braces; nothing where none can be made up.
    private mutating func value(
        _ schema: SettingSchema,
        _ definition: SettingDefinition,
        _ kind: PluginKind
    ) -> String? {
        switch schema {
        case .text(let form):
            let known = form.examples + [definition.defaultText, definition.range?.lower].compactMap(\.self)
            return known.isEmpty ? "text" : Self.quoted(pick(known))
        case .integer: return String(Int.random(in: whole(definition.range), using: &random))
        case .number:
            let range = whole(definition.range)
            return String(Int.random(in: range, using: &random))
        case .boolean: return pick(["true", "false"])
        case .choice(let choices): return pick(choices)
        case .list(let element):
            var values: [String] = []
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                guard let value = value(element, definition, kind), !values.contains(value) else { continue }
                values.append(value)
            }
            return "[\(values.joined(separator: ", "))]"
        case .map(let element): return value(element, definition, kind).map { "{ name: \($0) }" }
        case .settings(let definitions): return "{ \(settings(definitions, of: kind).joined(separator: ", ")) }"
        case .reference: return nil
        }
    }

    /// The whole numbers between the limits of a setting, a hundred of them at most.
    private func whole(_ range: SettingRange?) -> ClosedRange<Int> {
        let lower = range?.lower.flatMap { Double($0) }.map { Int($0.rounded(.up)) } ?? 1
        let upper = range?.upper.flatMap { Double($0) }.map { Int($0.rounded(.down)) } ?? lower + 100
        return lower...max(lower, min(upper, lower + 100))
    }

    private static func quoted(_ text: String) -> String { text.first == "\"" ? text : "\"\(text)\"" }
}
