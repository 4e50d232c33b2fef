extension Status.State {
    /// The word for people.
    public var word: LocalizedText {
        switch self {
        case .idle: LocalizedText(ko: "대기", en: "idle")
        case .starting: LocalizedText(ko: "시작 중", en: "starting")
        case .running: LocalizedText(ko: "실행 중", en: "running")
        case .degraded: LocalizedText(ko: "문제 있음", en: "degraded")
        case .failed: LocalizedText(ko: "실패", en: "failed")
        case .stopped: LocalizedText(ko: "끝남", en: "stopped")
        }
    }
}
