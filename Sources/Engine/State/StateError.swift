public import PluginAPI

/// Why what a host keeps cannot be read or written.
public enum StateError: Error, Sendable, Hashable {
    /// The folder or the database in it cannot be used.
    case cannotUse(path: String, reason: LocalizedText)
    /// Another host works in the folder.
    case inUse(path: String, process: Int32?)
    /// The disk is full.
    case diskFull(path: String)
    /// The database does not promise to be durable.
    case notDurable(path: String, found: String)
    /// The database is of a later version of the program.
    case tooNew(path: String)
    /// The database is of an earlier version of the program, and no run has brought it up to date.
    case tooOld(path: String)
    /// A rule's state has no stored form, such as a number that is none.
    case cannotEncode(pipeline: String, rule: String, reason: String)

    /// The cause and the cure, in words for a person.
    public var message: LocalizedText {
        switch self {
        case .cannotUse(let path, let reason):
            LocalizedText(
                ko: "상태 폴더 `\(path)`를 쓸 수 없습니다: \(reason.ko). 쓰기 권한을 주거나 `host.state`를 다른 폴더로 바꾸세요.",
                en:
                    "the state folder '\(path)' cannot be used: \(reason.en); make it writable or set 'host.state' to another"
            )
        case .inUse(let path, let process):
            LocalizedText(
                ko:
                    "다른 host\(process.map { "(pid \($0))" } ?? "")가 상태 폴더 `\(path)`를 쓰고 있습니다. 그 host를 끝내거나 `host.state`를 다르게 하세요.",
                en: "another host\(process.map { " (pid \($0))" } ?? "") uses the state folder '\(path)'; "
                    + "stop it or set 'host.state' to another"
            )
        case .diskFull(let path):
            LocalizedText(
                ko: "`\(path)`가 있는 디스크가 가득 찼습니다. 공간을 비운 뒤 다시 시작하세요.",
                en: "the disk of '\(path)' is full; make room and start again"
            )
        case .notDurable(let path, let found):
            LocalizedText(
                ko: "`\(path)`에 쓴 것이 정전에도 남는다고 보장할 수 없습니다(\(found)).",
                en: "what is written to '\(path)' would not survive a power cut (\(found))"
            )
        case .tooNew(let path):
            LocalizedText(
                ko: "`\(path)`는 더 새로운 버전의 host가 만든 것입니다. 프로그램을 새로 받아 빌드하세요.",
                en: "'\(path)' was written by a newer host; update the program"
            )
        case .tooOld(let path):
            LocalizedText(
                ko: "`\(path)`는 이전 버전의 host가 만든 것입니다. `host run`을 한 번 실행하면 새 형식으로 바뀝니다.",
                en: "'\(path)' was written by an earlier host; one 'host run' brings it up to date"
            )
        case .cannotEncode(let pipeline, let rule, let reason):
            LocalizedText(
                ko: "파이프라인 `\(pipeline)`의 `\(rule)` 규칙 상태를 저장할 수 없어 다시 시작하면 이전 상태로 돌아갑니다: \(reason)",
                en: "the state of the rule '\(rule)' in the pipeline '\(pipeline)' cannot be stored, "
                    + "so a restart goes back to an earlier one: \(reason)"
            )
        }
    }
}
