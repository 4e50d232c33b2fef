import PluginAPI
import Recording

/// Trades of a recording, at the times at which they were received.
struct ReplaySource: RecordedSource {
    struct Settings: PluginSettings {
        @Setting(
            LocalizedText(
                ko: "녹화 파일. gzip과 Zstandard로 압축된 것도 읽습니다",
                en: "The recording, plain or packed with gzip or Zstandard."
            )
        )
        var path: FilePath

        @Setting(
            LocalizedText(
                ko: "재생 속도. `max`는 되도록 빨리, `1x`는 실제 시간, `60x`는 1분을 1초에",
                en: "How fast: 'max' for as fast as it goes, '1x' for real time, '60x' for a minute a second."
            )
        )
        var speed = Speed.max

        @Setting(
            LocalizedText(ko: "이 종목의 체결만 보냅니다. 없으면 모두", en: "Only trades of these are sent; all of them if left out.")
        )
        var symbols: [Symbol]?

        @Setting(
            LocalizedText(
                ko: "KIS 웹소켓 프레임이 있는 스트림. 이름 없는 두 칸짜리 파일은 모두 이 스트림으로 봅니다",
                en: "The stream of KIS WebSocket frames; a two-column file without names is taken for it."
            )
        )
        var stream = "kis.ws"

        func validate(_ report: inout SettingReport) {
            guard symbols?.isEmpty == true else { return }
            report.error(
                $symbols,
                LocalizedText(ko: "목록이 비어 있어 아무것도 보내지 않습니다.", en: "the list is empty, so nothing would be sent")
            )
        }
    }

    static let produces: EventKinds = .trades
    static let summary = LocalizedText(
        ko: "녹화된 체결을 그때의 시각으로 다시 보냅니다.",
        en: "Sends the trades of a recording again, at their own times."
    )

    let settings: Settings
    private let clock: any RunClock

    init(settings: Settings) { self.init(settings: settings, clock: PacingClock()) }

    /// Makes a source that keeps its pace by another clock, for tests.
    init(settings: Settings, clock: any RunClock) {
        self.settings = settings
        self.clock = clock
    }

    var symbols: SymbolScope { settings.symbols.map(SymbolScope.some) ?? .any }

    func origin(in directory: String) throws(SourceError) -> Timestamp {
        do throws(RecordingError) {
            var reader = try reader()
            if try reader.nextBlock() { return reader.withBlock { lines, _ in lines[0].receivedAt } }
        } catch {
            throw explained(error)
        }
        throw SourceError(nothingUsable, at: settings.$path.span)
    }

    func run(_ feed: any Feed) async throws {
        let wanted = settings.symbols.map(Set.init)
        var player = Player(stream: settings.stream, symbols: wanted, feed: feed)
        do {
            var reader = try reader()
            try await player.play(&reader, pace: settings.speed.pace(by: clock))
        } catch let error as RecordingError {
            throw explained(error)
        }
    }

    private func reader() throws(RecordingError) -> RecordingReader {
        try RecordingReader(path: settings.path.path, defaultStream: settings.stream)
    }
}
