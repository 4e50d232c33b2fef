public import PluginAPI

/// The form of a whole configuration file as JSON Schema of draft 2020-12, for editors.
///
/// It comes from the declarations that the compiler reads with. What ties parts together, such as names and types of
/// event, is beyond it and left to the compiler.
public struct ConfigurationSchema {
    let catalog: PluginCatalog
    let language: Language

    /// Describes configurations that can name some plugins, in a language.
    public init(_ catalog: PluginCatalog, in language: Language) {
        self.catalog = catalog
        self.language = language
    }

    /// The schema.
    public var document: JSONValue {
        [
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": "Maedup",
            "type": "object",
            "properties": .object(sections.map { $0.described(in: language) }),
            // What an included file may hold need not stand in the main one.
            "anyOf": [["required": ["version", "pipelines"]], ["required": ["include"]]],
            "additionalProperties": false,
            "$defs": .object(definitions),
        ]
    }

    private var sections: [Section] {
        let named = PluginKind.allCases.map { Section($0.section, Self.help(of: $0), definitions(of: $0)) }
        return [
            Section("version", LocalizedText(ko: "설정 형식의 버전", en: "The version of the form."), Self.version),
            Section("include", LocalizedText(ko: "함께 읽을 파일", en: "Files that are read as well."), Self.include),
            Section("host", LocalizedText(ko: "프로그램의 설정", en: "Settings of the program."), schema(HostSettings.self)),
            Section(
                "calendars",
                LocalizedText(ko: "거래일 자료를 고칠 것", en: "What is known better of trading days."),
                schema(CalendarsSettings.self)
            ),
        ] + named + [
            Section("history", Self.history, schema(DataSettings.self)),
            Section("instruments", Self.instruments, schema(DataSettings.self)),
            Section(
                "users",
                LocalizedText(ko: "알림을 받는 사람", en: "The people who are told, each of some instruments."),
                ["type": ["object", "null"], "additionalProperties": user]
            ),
            Section(
                "pipelines",
                LocalizedText(ko: "파이프라인: 소스, 규칙, 싱크", en: "Pipelines of sources, rules and sinks."),
                [
                    "type": "object", "minProperties": 1,
                    "additionalProperties": ["$ref": "#/$defs/pipeline"],
                ]
            ),
        ]
    }

    private var definitions: [JSONValue.Member] {
        let kinds = PluginKind.allCases.filter { !catalog.names($0).isEmpty }
        return kinds.map { JSONValue.Member($0.rawValue, ["oneOf": .array(parts(of: $0))]) }
            + kinds.map { JSONValue.Member("\($0.rawValue)Entry", entry(of: $0)) }
            + [JSONValue.Member("when", condition), JSONValue.Member("pipeline", pipeline)]
    }

    func schema<Settings: PluginSettings>(_ type: Settings.Type) -> JSONValue { type.schema.jsonSchema(in: language) }

    private static let version: JSONValue = ["enum": [.integer(1), .string(ConfigurationCompiler.version)]]

    private static let include: JSONValue = [
        "anyOf": [
            ["type": "string", "minLength": 1],
            ["type": "array", "items": ["type": "string", "minLength": 1]],
        ]
    ]

    static let history = LocalizedText(ko: "과거 봉을 얻을 곳", en: "Where past bars come from.")

    static let instruments = LocalizedText(ko: "종목 설명을 얻을 곳", en: "Where descriptions of instruments come from.")

    private static func help(of kind: PluginKind) -> LocalizedText {
        LocalizedText(ko: "이름 붙인 \(kind.word.ko)", en: "Each \(kind.word.en) that has a name of its own.")
    }
}

/// A key with what it is for.
struct Section {
    private let key: String
    private let help: LocalizedText
    private let schema: JSONValue

    init(_ key: String, _ help: LocalizedText, _ schema: JSONValue) {
        self.key = key
        self.help = help
        self.schema = schema
    }

    /// The key with its schema and its description.
    func described(in language: Language) -> JSONValue.Member {
        JSONValue.Member(key, schema.adding([JSONValue.Member("description", .string(help.text(in: language)))]))
    }
}
