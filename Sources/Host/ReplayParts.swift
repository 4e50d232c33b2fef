import Engine
import PluginAPI
import Plugins
import YAML

/// The parts that a replay brings along, made out of the plugins like those of a configuration.
enum ReplayParts {
    /// What plays a recording, all of it or the given instruments.
    ///
    /// - Throws: `ReplayError` when the path cannot be one.
    static func source(playing path: String, _ symbols: SymbolScope) throws(ReplayError) -> any RecordedSource {
        // A `${` in a name is no variable here.
        var settings: [(String, Node)] = [("path", Node.scalar(path.replacing("${", with: "$${")))]
        if case .some(let list) = symbols {
            settings.append(("symbols", .sequence(list.map { .scalar($0.description) })))
        }
        let entries = settings.map { Node.Entry(key: .scalar($0.0), value: $0.1) }
        guard let source = try part(.source, "replay", Node(.mapping(entries))) as? any RecordedSource else {
            throw unknown("replay")
        }
        return source
    }

    /// What shows alerts on standard output.
    static func console() throws(ReplayError) -> any Sink {
        guard let sink = try part(.sink, "console", Node(.mapping([]))) as? any Sink else { throw unknown("console") }
        return sink
    }

    private static func part(_ kind: PluginKind, _ name: String, _ settings: Node) throws(ReplayError) -> any Plugin {
        guard let type = PluginCatalog(registeredPlugins).plugin(kind, name) else { throw unknown(name) }
        return try make(type, settings)
    }

    private static func make<Part: Plugin>(_ type: Part.Type, _ settings: Node) throws(ReplayError) -> Part {
        var reader = SettingReader(owner: SettingOwner(kind: type.kind, name: type.name))
        guard let settings = reader.read(Part.Settings.self, from: settings) else {
            let first = reader.diagnostics.first?.message ?? LocalizedText(stringLiteral: type.name)
            throw ReplayError(first, isMisuse: true)
        }
        return Part(settings: settings)
    }

    /// A program that was built without one of its own plugins.
    private static func unknown(_ name: String) -> ReplayError {
        ReplayError(
            LocalizedText(
                ko: "이 프로그램에는 `\(name)` 플러그인이 없어 재생할 수 없습니다.",
                en: "this program was built without the plugin '\(name)', which a replay needs"
            )
        )
    }
}
