import Files
import PluginAPI
import Recording

extension ReplaySource {
    /// What is wrong with a recording that holds no line at all.
    var nothingUsable: LocalizedText {
        LocalizedText(
            ko: "녹화 파일 `\(settings.path.path)`에 읽을 수 있는 줄이 없습니다.",
            en: "the recording '\(settings.path.path)' holds no line that can be read"
        )
    }

    /// Why the recording cannot be read, for a person.
    func explained(_ error: RecordingError) -> SourceError {
        let path = settings.path.path
        let (ko, en) = Self.cause(error)
        return SourceError(
            LocalizedText(
                ko: "녹화 파일 \("`\(path)`", .object) 읽을 수 없습니다: \(ko).",
                en: "the recording '\(path)' cannot be read: \(en)"
            ),
            at: settings.$path.span
        )
    }

    private static func cause(_ error: RecordingError) -> (ko: String, en: String) {
        switch error {
        case .missing: ("그런 파일이 없습니다", "there is no such file")
        case .notPermitted: ("읽을 권한이 없습니다", "permission is denied")
        case .directory: ("파일이 아니라 폴더입니다", "it is a folder, not a file")
        case .notAFile: ("보통 파일이 아닙니다", "it is not a regular file")
        case .empty: ("비어 있습니다", "it is empty")
        case .unsupportedVersion(let version):
            (
                "녹화 형식 \(version)판은 이 프로그램이 모르는 형식입니다",
                "its format is version \(version), which this program does not know"
            )
        case .windowTooLarge(let limit):
            (
                "압축을 푸는 데 메모리가 \(limit >> 20)MiB 넘게 필요합니다. 보통 수준으로 다시 압축하세요",
                "unpacking it takes more than \(limit >> 20) MiB of memory; pack it again at a usual level"
            )
        case .unreadable(let code):
            (FileProblem(code: code).message.ko, FileProblem(code: code).message.en)
        }
    }
}
