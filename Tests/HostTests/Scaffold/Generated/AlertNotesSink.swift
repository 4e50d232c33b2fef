import Files
import PluginAPI

/// Writes one line of text for every alert into a file.
///
/// The engine opens a sink, hands it items one call at a time, hears what became of each, and closes it. An actor keeps
/// the open file safe whatever comes at the same time, such as closing, which may also come twice.
actor AlertNotesSink: Sink {
    /// What a person writes below `alert-notes` in a configuration.
    ///
    /// One `@Setting` is all there is to say about a setting: it is read, checked, explained and documented from it. A
    /// property without a value has to be written. A token would be a `Secret`, which cannot be printed by mistake.
    struct Settings: PluginSettings {
        @Setting(LocalizedText(ko: "알림을 적을 파일", en: "The file that gets a line for every alert."))
        var path: FilePath

        @Setting(LocalizedText(ko: "줄의 맨 앞에 둘 글", en: "What every line begins with."))
        var mark = "•"
    }

    static let summary = LocalizedText(
        ko: "알림을 파일에 한 줄씩 적습니다.",
        en: "Writes one line of text for every alert into a file."
    )
    // A local file is always within reach. `.durable` is for what may be out of reach for a while, such as a service
    // over a network.
    static let durability = DeliveryDurability.direct

    private let settings: Settings
    private var file: AppendableFile?
    private var language = Language.ko

    // Nothing outside the process is touched here, so that a configuration can be checked by making all its parts.
    init(settings: Settings) { self.settings = settings }

    func open(_ context: SinkContext) async throws(SinkError) {
        language = context.language
        let path = settings.path.path
        do throws(FileProblem) {
            try Folder.create(Folder.parent(of: path))
            file = try AppendableFile(path: path)
        } catch {
            throw SinkError(
                LocalizedText(
                    ko: "`\(path)`에 쓸 수 없습니다: \(error.message.ko)",
                    en: "'\(path)' cannot be written: \(error.message.en)"
                )
            )
        }
    }

    func deliver(_ items: [Delivery]) async -> [DeliveryOutcome] {
        var outcomes: [DeliveryOutcome] = []
        for item in items {
            if let last = outcomes.last, case .retry = last {
                // What follows an item that has to wait waits as well, or it would overtake it.
                outcomes.append(last)
            } else {
                outcomes.append(write(item))
            }
        }
        return outcomes
    }

    func close() async { file = nil }

    /// Writes one item and says what became of it; trying again is the engine's work.
    private func write(_ item: Delivery) -> DeliveryOutcome {
        guard let file else { return .retry(after: nil, reason: "the file is not open") }
        guard let line = line(for: item) else { return .never(reason: "only alerts are written here") }
        do throws(FileProblem) {
            try append(line, to: file)
            return .delivered
        } catch {
            let reason = error.message.text(in: language)
            // A full disk may get room again; a file that is not allowed stays forbidden.
            return error.isFull ? .retry(after: .seconds(10), reason: reason) : .never(reason: reason)
        }
    }

    /// Writes a line as a whole or not at all: after half a line the next attempt would repeat that half.
    private func append(_ line: String, to file: AppendableFile) throws(FileProblem) {
        let bytes = Array(line.utf8)
        let size = try file.size
        guard try file.write(bytes.span) < bytes.count else { return }
        try file.truncate(to: size)
        throw .noSpace
    }

    /// `• 2026-11-20 09:31:05 삼성전자 …`; nothing for an item that is no alert.
    private func line(for item: Delivery) -> String? {
        guard case .alert(_, let text) = item.content else { return nil }
        let (date, time) = MarketTimeZone.korea.localTime(at: item.header.exchangeTime)
        // A message may have several lines, and each of them would look like an alert of its own.
        let words = text.split(whereSeparator: \.isNewline).joined(separator: " / ")
        // An earlier attempt may have arrived although nobody could tell, and the reader should know.
        let again = LocalizedText(ko: " (다시 보냄)", en: " (sent again)").text(in: language)
        return "\(settings.mark) \(date) \(time) \(words)\(item.mayRepeat ? again : "")\n"
    }
}
