import Files
import PluginAPI

/// Why nothing was begun.
enum StarterProblem: Error, Hashable {
    /// There is a configuration already.
    case exists(String)
    /// The system refused.
    case unwritable(String, FileProblem)

    /// How the program ends.
    func status(in language: Language) -> ExitStatus {
        switch self {
        case .exists(let path):
            let text = LocalizedText(
                ko: "\("`\(path)`", .subject) 이미 있어서 아무것도 쓰지 않았습니다. 다른 폴더를 적어 주세요: host init 폴더",
                en: "'\(path)' is there already, so nothing was written; name another folder: host init FOLDER"
            )
            return .usage(text.text(in: language))
        case .unwritable(let path, let problem):
            let text = LocalizedText(
                ko: "`\(path)`에 쓸 수 없습니다: \(problem.message.ko)",
                en: "'\(path)' cannot be written: \(problem.message.en)"
            )
            var status = ExitStatus.failed
            status.message = text.text(in: language)
            return status
        }
    }
}
