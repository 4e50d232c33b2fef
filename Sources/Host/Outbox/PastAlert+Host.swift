import Engine
import PluginAPI

extension PastAlert {
    /// Looks an alert up in the state folder of a configuration.
    ///
    /// - Throws: `ExitStatus` when the configuration is invalid, nothing has run or nothing is known under the id.
    init(_ id: AlertID, configuration: String, _ options: LanguageOptions) throws {
        var configurationOptions = ConfigurationOptions()
        configurationOptions.file = configuration
        configurationOptions.language = options
        let (folder, language) = try configurationOptions.stateFolder()
        let found = try translating(language) { () throws(StateError) in
            try PastAlert(
                id,
                in: DecisionArchive(stateFolder: folder),
                OutboxLedger(stateFolder: folder),
                language: language
            )
        }
        guard let found else {
            let text = LocalizedText(
                ko: "`\(folder)`에는 ID가 `\(id.text)`인 알림이 없습니다.",
                en: "no alert with the id '\(id.text)' is known in '\(folder)'"
            )
            throw ExitStatus.usage("host: " + text.text(in: language))
        }
        self = found
    }

    /// For a program.
    var json: JSONValue {
        let content = decision.flatMap { try? JSONValue(reading: $0.content) }
        return [
            "id": .string(id.text), "decision": content ?? .null,
            "hash": decision.map { .string($0.hash) } ?? .null, "messages": .array(letters.map(\.json)),
        ]
    }
}
