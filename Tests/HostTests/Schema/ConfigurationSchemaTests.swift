import Engine
import Foundation
import PluginAPI
import Plugins
import Testing
import YAML

@testable import Host

/// The schema for editors and the validator say the same.
@Suite struct ConfigurationSchemaTests {
    private static let document = ConfigurationSchema(PluginCatalog(ExamplePlugins.all), in: .en).document
    private static let checker = SchemaChecker(root: document)

    @Test(arguments: Language.allCases)
    func `only keywords are used that are checked here`(language: Language) {
        let document = ConfigurationSchema(PluginCatalog(registeredPlugins), in: language).document

        #expect(Self.keywords(of: document).subtracting(SchemaChecker.keywords).isEmpty)
    }

    @Test func `every setting is described in the language asked for`() {
        let korean = ConfigurationSchema(PluginCatalog(registeredPlugins), in: .ko).document

        for definition in registeredPlugins.flatMap({ $0.settings }) {
            #expect(Self.document.text.contains(JSONValue.string(definition.help.en).text), "\(definition.key)")
            #expect(korean.text.contains(JSONValue.string(definition.help.ko).text), "\(definition.key)")
        }
    }

    @Test func `the schema is JSON of draft 2020-12`() throws {
        let result = try Program("host").run(["schema", "--lang", "ko"], in: SampleFolder.path)

        let object = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]

        #expect(result.status == 0)
        #expect(object?["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
    }

    @Test(arguments: registeredPlugins.map { ($0.kind, $0.name, String(describing: $0)) })
    func `the example of every plugin is as the schema says`(kind: PluginKind, name: String, folder: String) throws {
        let text = try Project.text("Sources/Plugins/\(folder)/example.yaml")
        let entry = try #require(Self.document["$defs"]?["\(kind.rawValue)Entry"])

        let entries = try #require(YAMLDocument.parse(text: text, name: "example.yaml").root?.sequence)

        #expect(!entries.isEmpty)
        for node in entries { #expect(Self.checker.accepts(node, entry), "\(node.span.text)") }
    }

    @Test(arguments: DiagnosticExplanation.all.compactMap { $0.example?.mended })
    func `what the validator accepts is as the schema says`(files: ExampleFiles) throws {
        let root = try #require(Self.root(of: files))

        #expect(Self.checker.accepts(root, Self.document), "\(String(decoding: files.configuration, as: UTF8.self))")
    }

    @Test(arguments: [
        DiagnosticCode.unsupportedVersion, .missingSetting, .unknownSetting, .wrongKind, .emptyValue, .notAChoice,
        .notANumber, .missingUnit, .wrongForm, .outOfRange, .wrongEntry, .nameIsPlugin, .unknownSession,
    ])
    func `what the validator refuses for its form the schema refuses`(code: DiagnosticCode) throws {
        let files = try #require(DiagnosticExplanation.of(code)?.example).wrong

        #expect(!Self.checker.accepts(try #require(Self.root(of: files)), Self.document))
    }

    @Test(arguments: [
        "sinks: [{ file: {} }]", "sinks: [file]", "sinks: []", "sinks: [{ console: {}, file: { path: a } }]",
        "sinks: [{ consol: {} }]", "rules: [{ sigma: { severity: loud } }]", "when: { market: krx }",
        "history: { csv: {} }", "sources: [{ replay: { path: a, when: 9 } }]", "sinks: [{ console: { id: x } }]",
    ])
    func `a slip in an entry is refused by both`(text: String) throws {
        try expectBoth(.pipeline(text), valid: false)
    }

    @Test(arguments: [
        "rules: [{ sigma: { id: x, message: \"{price}\", severity: critical } }]", "rules:", "sinks: [{ console: }]",
        "when: { hours: 09:00-10:00, market: us }", "when: 09:00-10:00", "rules: [{ rsi: { period: \"20\" } }]",
        "rules:\n  - sigma\n  - throttle: { limit: \"1,000\", every: 1분 }",
        "sources: [{ replay: { path: var/sample/krx-2026-11-20.rec, when: krx-regular, symbols: [005930] } }]",
    ])
    func `every way to write it right is accepted by both`(text: String) throws {
        try expectBoth(.pipeline(text), valid: true)
    }

    @Test(arguments: Starter.all)
    func `every configuration to begin with is as the schema says`(starter: Starter) throws {
        let root = try #require(YAMLDocument.parse(text: starter.source, name: starter.name).root)

        #expect(Self.checker.accepts(root, Self.document))
    }

    // MARK: - Helpers

    private func expectBoth(_ files: ExampleFiles, valid: Bool) throws {
        let compiled = try ExampleWorkspace.compile(files)
        let isAccepted = Self.checker.accepts(try #require(Self.root(of: files)), Self.document)

        #expect((compiled.blueprint != nil) == valid, "\(ExampleWorkspace.text(of: compiled))")
        #expect(isAccepted == valid)
    }

    private static func root(of files: ExampleFiles) -> Node? {
        YAMLDocument.parse(bytes: files.configuration, name: "config.yaml").root
    }

    /// The keywords of a schema and of all schemas inside it.
    private static func keywords(of schema: JSONValue) -> Set<String> {
        guard case .object(let members) = schema else { return [] }
        return members.reduce(into: []) { found, member in
            found.insert(member.name)
            switch member.name {
            case "properties", "$defs":
                guard case .object(let inner) = member.value else { return }
                for schema in inner { found.formUnion(keywords(of: schema.value)) }
            case "default", "examples", "enum": break
            default: for schema in member.value.elements { found.formUnion(keywords(of: schema)) }
            }
        }
    }
}
