import Foundation
import PluginAPI

/// Words that no person should have to know in order to mend a configuration.
enum PlainWords {
    /// What is wrong with what a diagnostic says: jargon, the name of a type, or the other language.
    static func mistakes(in text: LocalizedText) -> [String] {
        let found = mistakes(withoutQuotes(text.en, "'"), withoutQuotes(text.ko, "`"))
        // What a user typed may hold quotes itself.
        guard !found.isEmpty else { return signs(in: text) }
        return mistakes(withoutAllQuoted(text.en, "'"), withoutAllQuoted(text.ko, "`")) + signs(in: text)
    }

    private static func mistakes(_ english: String, _ korean: String) -> [String] {
        let wrong = (words(in: english) + words(in: korean)).filter {
            jargon.contains($0.lowercased()) || typeNames.contains($0)
        }
        let hangul = english.unicodeScalars.contains(where: isHangul) ? ["Hangul in English: \(english)"] : []
        let latin = korean.unicodeScalars.contains(where: isHangul) ? [] : ["no Hangul in Korean: \(korean)"]
        return wrong + koreanJargon.filter(korean.contains) + hangul + latin
    }

    /// What only a program's own description of a value has.
    private static func signs(in text: LocalizedText) -> [String] {
        ["Optional(", "Error Domain", "NSError"].filter { text.en.contains($0) || text.ko.contains($0) }
    }

    /// English words of programs, whichever their case; `token` and `key` are words of brokers and messengers.
    private static let jargon: Set<String> = [
        "mapping", "mappings", "sequence", "sequences", "scalar", "scalars", "node", "nodes", "parser", "parse",
        "parsed", "parsing", "tokenizer", "lexer", "decode", "decoded", "decoding", "decoder", "decodable", "codable",
        "encode",
        "encoder", "deserialize", "serialize", "null", "nil", "optional", "boolean", "bool", "int", "enum", "struct",
        "regex", "utf8", "stderr", "stdin", "errno", "exception", "assertion", "precondition", "fatal",
    ]

    private static let koreanJargon = [
        "매핑", "맵핑", "시퀀스", "스칼라", "노드", "파서", "파싱", "디코딩", "인코더", "직렬화", "불리언", "정규식", "널 값",
    ]

    /// The names of this project's types that are no words of their own, such as `BarInterval`.
    private static let typeNames: Set<String> = {
        do {
            let declaration = /\b(?:struct|enum|class|actor|protocol|typealias|extension) ([A-Z][A-Za-z0-9]+)/
            let texts = try Project.sources(under: "Sources").values
            let names = texts.flatMap { $0.matches(of: declaration).map { String($0.output.1) } }
            let standard = ["String", "Int", "Double", "Int64", "Array", "Dictionary", "Substring", "UInt8", "Bool"]
            return Set(
                names.filter { $0.dropFirst().contains(where: \.isUppercase) && !allowed.contains($0) } + standard
            )
        } catch {
            preconditionFailure("the sources cannot be read: \(error)")
        }
    }()

    /// Names of types that are words of their own.
    private static let allowed: Set<String> = ["JSON", "CSV", "YAML", "RSI", "KIS", "SARIF"]

    private static func words(in text: String) -> [String] {
        text.split { !$0.isLetter && !$0.isNumber && $0 != "_" || !$0.isASCII }.map(String.init)
    }

    /// The text without what it quotes, which the user has typed or may type; an apostrophe within a word quotes nothing.
    private static func withoutQuotes(_ text: String, _ quote: Character) -> String {
        let characters = Array(text)
        var isQuoted = false
        var rest = ""
        for (index, character) in characters.enumerated() {
            let neighbour = isQuoted ? index + 1 : index - 1
            let isInWord = characters.indices.contains(neighbour) && characters[neighbour].isLetter && quote == "'"
            if character == quote, !isInWord {
                isQuoted.toggle()
                rest += " "
            } else if !isQuoted {
                rest.append(character)
            }
        }
        return rest
    }

    /// The text without everything between its first and its last quote.
    private static func withoutAllQuoted(_ text: String, _ quote: Character) -> String {
        guard let first = text.firstIndex(of: quote), let last = text.lastIndex(of: quote) else { return text }
        return text[..<first] + " " + text[last...].dropFirst()
    }

    private static func isHangul(_ scalar: Unicode.Scalar) -> Bool {
        (0xAC00...0xD7A3).contains(scalar.value) || (0x3131...0x318E).contains(scalar.value)
    }
}
