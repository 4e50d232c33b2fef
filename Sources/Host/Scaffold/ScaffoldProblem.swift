import PluginAPI

/// Why a new part was not written.
enum ScaffoldProblem: Error, Hashable {
    /// The folder is no project.
    case noPlugins(String)
    /// There is a plugin of the name or the type, registered or not built yet.
    case registered(PluginKind, String, type: String)
    /// A file or folder that would be written is there.
    case exists(String)
    /// The system refused.
    case unwritable(String, LocalizedText)

    /// What is wrong and what to do.
    var message: LocalizedText {
        switch self {
        case .noPlugins(let path):
            LocalizedText(
                ko: """
                    \(path == "." ? "여기" : "`\(path)`")에는 `\(ProjectFolder.plugins)` 폴더가 없습니다. 소스를 내려받은 폴더에서 실행하거나 \
                    `--directory`로 그 폴더를 알려 주세요.
                    """,
                en: """
                    there is no folder '\(ProjectFolder.plugins)' \(path == "." ? "here" : "in '\(path)'"); run this \
                    in the folder of the project's sources, or name it with '--directory'
                    """
            )
        case .registered(let kind, let name, let type):
            LocalizedText(
                ko: "`\(name)` \(kind.word.ko, .topic) 이미 있습니다(`\(type)`). 다른 이름을 쓰세요.",
                en: "there is a \(kind.word.en) '\(name)' already (\(type)); choose another name"
            )
        case .exists(let path):
            LocalizedText(
                ko: "\("`\(path)`", .subject) 이미 있습니다. 다른 이름을 쓰거나 먼저 지우세요.",
                en: "'\(path)' is there already; choose another name or delete it first"
            )
        case .unwritable(let path, let reason):
            LocalizedText(
                ko: "`\(path)`에 쓸 수 없습니다: \(reason.ko)",
                en: "'\(path)' cannot be written: \(reason.en)"
            )
        }
    }
}
