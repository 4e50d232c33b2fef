import PluginAPI

/// Tells how a run is, in a file, as long as it lasts.
struct StatusWriter: Sendable {
    let file: StatusFile
    let board: ComponentBoard
    let reading: StatusReading

    /// Writes whenever there is something new, and now and then in any case, until cancelled.
    func run() async {
        var last: RunStatus?
        repeat {
            var status = reading.status
            let isDue = last.map { $0.updated + Self.heartbeat <= status.updated } ?? true
            if !isDue { status.updated = last?.updated ?? 0 }
            guard isDue || status != last else { continue }
            status.updated = RealClock().now.nanoseconds
            write(status)
            last = status
        } while (try? await Task.sleep(for: StatusFile.interval)) != nil
    }

    /// Writes that the run has ended.
    func end() {
        var status = reading.status
        status.hasEnded = true
        write(status)
    }

    private static let heartbeat = StatusFile.heartbeat.components.seconds * 1_000_000_000

    /// A status that cannot be written keeps nothing from going on; it is told of once.
    private func write(_ status: RunStatus) {
        do {
            try file.write(status)
        } catch {
            board.set("status", .degraded, because: Self.notWritten)
        }
    }

    private static let notWritten = LocalizedText(
        ko: "상태 파일을 쓸 수 없어 `host status`에는 옛 상태가 보입니다",
        en: "the status file cannot be written, so 'host status' shows an old state"
    )
}
