import Files
import PluginAPI

extension ConfigurationCompiler {
    /// Looks whether what a run writes can be written, so that what is valid can also start.
    mutating func checkAccess(_ host: HostSettings?) {
        if let host { checkState(host) }
        for sink in sinks {
            do {
                try sink.sink.checkAccess()
            } catch {
                report(.unusableFile, at: sink.span, error.message)
            }
        }
    }

    private mutating func checkState(_ host: HostSettings) {
        let path = host.state.path
        do throws(FileProblem) {
            try Folder.checkAccess(path)
        } catch {
            let cause = error.message
            report(
                .unusableFile,
                at: host.$state.span,
                LocalizedText(
                    ko: "상태 폴더 `\(path)`에 쓸 수 없습니다: \(cause.ko).",
                    en: "the state folder '\(path)' cannot be used: \(cause.en)"
                )
            )
        }
    }
}
