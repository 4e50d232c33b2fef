public import ArgumentParser
import Foundation
public import PluginAPI

/// Which language the program speaks: `--lang`, then a locale that names one, then `host.language`, then Korean.
struct LanguageOptions: ParsableArguments {
    @Option(name: .customLong("lang"), help: "The language of messages: ko or en.")
    var language: Language?

    /// The language before a configuration has been read.
    var preferred: Language { choice(configured: nil) }

    /// The language once the configuration has said its own.
    func choice(configured: Language?) -> Language { language ?? Self.locale ?? configured ?? .ko }

    private static var locale: Language? {
        let environment = ProcessInfo.processInfo.environment
        for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
            guard let value = environment[name], !value.isEmpty else { continue }
            return Language(rawValue: String(value.prefix { $0.isLetter }.lowercased()))
        }
        return nil
    }
}

extension Language: ExpressibleByArgument {}
