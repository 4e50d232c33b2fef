import Files
import PluginAPI

/// Writes alerts, and events if asked to, into a file that grows line by line.
struct FileSink: Sink {
    struct Settings: PluginSettings {
        @Setting(LocalizedText(ko: "파일 이름. 폴더가 없으면 만듭니다", en: "The file; its folders are made if need be."))
        var path: FilePath

        @Setting(
            LocalizedText(
                ko: "`json`은 한 줄에 JSON 하나, `text`는 사람이 읽는 글",
                en: "'json' writes one JSON object a line, 'text' writes for people."
            )
        )
        var format = Format.json

        @Setting(
            LocalizedText(
                ko: "파일을 새로 시작할 때. 없으면 한 파일에 계속 씁니다",
                en: "When a new file is begun; if left out, never."
            )
        )
        var rotate: Rotation?

        @Setting(
            LocalizedText(ko: "알림과 함께 쓸 이벤트 종류", en: "The types of event that are written beside alerts.")
        )
        var events: EventKinds = []
    }

    /// The form of a line.
    enum Format: String, Sendable, Hashable, CaseIterable, SettingValue {
        case json, text
    }

    static let accepts: SinkInputs = [.alerts, .events]
    static let durability = DeliveryDurability.direct
    static let summary = LocalizedText(
        ko: "알림과 이벤트를 파일에 한 줄씩 씁니다.",
        en: "Writes alerts and events to a file, line by line."
    )

    let events: EventKinds
    private let format: Format
    private let log: Log

    init(settings: Settings) {
        self.init(settings: settings) { (file, bytes) throws(FileProblem) in try file.write(bytes) }
    }

    /// Makes a sink whose bytes go through a function, by which tests fill disks.
    init(settings: Settings, write: @escaping Writer.Write) {
        events = settings.events
        format = settings.format
        log = Log(path: settings.path.path, format: settings.format, rotation: settings.rotate, write: write)
    }

    func checkAccess() throws(SinkError) { try log.checkAccess() }

    func open(_ context: SinkContext) async throws(SinkError) { try log.open(context.language) }

    func deliver(_ items: [Delivery]) async -> [DeliveryOutcome] { log.deliver(items) }

    func close() async { log.close() }
}
