import Engine
import PluginAPI
import YAML

extension ValueOrigin {
    /// Where the value comes from, in a few words.
    func text(in language: Language) -> String {
        switch self {
        case .standard: LocalizedText(ko: "기본값", en: "default").text(in: language)
        case .file(let span): span.line
        case .environment(let variables, let span):
            ([span.line] + variables.map { $0.words.text(in: language) }).joined(separator: ", ")
        }
    }
}

extension SourceSpan {
    /// `config.yaml:12`.
    fileprivate var line: String { "\(VisibleText.line(file.name)):\(start.line)" }
}

extension ValueOrigin.Variable {
    fileprivate var words: LocalizedText {
        switch origin {
        case .process:
            LocalizedText(ko: "환경 변수 \(name, .topic) 프로세스에서", en: "\(name) from the process's environment")
        case .dotenv: LocalizedText(ko: "환경 변수 \(name, .topic) .env에서", en: "\(name) from .env")
        case nil: LocalizedText(ko: "환경 변수 \(name, .topic) 없음", en: "\(name) is not set")
        }
    }
}
