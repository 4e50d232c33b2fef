import PluginAPI

/// What comes of asking a broker for past bars.
enum HistoryNews: Sendable {
    /// The histories of one instrument for a pipeline, by the place of its wish.
    case histories([BarHistory], for: Int)
    /// Every instrument of a pipeline has its history, or will not get it.
    case ready(Int)
    /// Something a person should know.
    case notice(HistoryNotice)
}

/// What a person should know of past bars.
enum HistoryNotice: Sendable, Hashable {
    /// The broker cannot be asked now; what is wanted is asked for again.
    case waiting(reason: String)
    /// It can be asked again.
    case answering
    /// There will be no bars.
    case gaveUp(Symbol, BarInterval, reason: String)
    /// Prices that were kept have changed, and all were read again.
    case adjusted(Symbol, BarInterval)
    /// The broker sent bars that cannot be right.
    case unusable(Symbol, count: Int)
    /// Nothing can be kept for the next start.
    case notKept(StateError)

    /// The notice in words for a person.
    var text: LocalizedText {
        switch self {
        case .waiting(let reason):
            LocalizedText(
                ko: "과거 봉을 아직 받지 못해 다시 요청합니다: \(reason)",
                en: "past bars cannot be read yet and are asked for again: \(reason)"
            )
        case .answering: LocalizedText(ko: "과거 봉을 다시 받고 있습니다", en: "past bars can be read again")
        case .gaveUp(let symbol, let interval, let reason):
            LocalizedText(
                ko: "`\(symbol)`의 \(interval) 봉을 받을 수 없어 과거 봉 없이 시작합니다: \(reason)",
                en: "there are no past bars of \(interval) of '\(symbol)', which begins without them: \(reason)"
            )
        case .adjusted(let symbol, let interval):
            LocalizedText(
                ko: "`\(symbol)`의 과거 가격이 바뀌어(액면분할 등) \(interval) 봉을 모두 새로 받았습니다",
                en: "past prices of '\(symbol)' have changed, as after a split; all bars of \(interval) were read again"
            )
        case .unusable(let symbol, let count):
            LocalizedText(
                ko: "`\(symbol)`의 과거 봉 \(count)개가 잘못되어 쓰지 않습니다",
                en: "\(count) past bars of '\(symbol)' cannot be right and are not used"
            )
        case .notKept(let error):
            LocalizedText(
                ko: "과거 봉을 저장할 수 없어 다음에 다시 받습니다. \(error.message.ko)",
                en: "past bars cannot be kept and will be read again: \(error.message.en)"
            )
        }
    }
}
