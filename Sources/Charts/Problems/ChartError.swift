public import PluginAPI

/// Why there is no picture.
public enum ChartError: Error, Sendable, Hashable {
    /// The chart cannot be drawn as it is.
    case refused(ChartFlaw)

    /// What should be a chart as JSON is none.
    case unreadable(ChartReadingProblem)

    /// Cairo and Pango are not installed.
    case notInstalled

    /// The libraries could not draw; their own words in English.
    case notDrawn(String)

    /// The program that draws could not be started, by the system's error number.
    case notStarted(code: Int32)

    /// Too many pictures are waited for already.
    case busy

    /// The picture was not there in time.
    case late

    /// Whoever wanted the picture wants it no more.
    case cancelled

    /// The program that draws ended badly; what it said is in the language of the chart.
    case ended(status: Int32, words: String)

    /// What the program that draws gave is no picture, or a larger one than can be.
    case noPicture
}

extension ChartError {
    /// Whether the chart has to be changed, and trying again is of no use.
    public var isOfChart: Bool {
        switch self {
        case .refused, .unreadable: true
        default: false
        }
    }

    /// The reason in a sentence without a full stop.
    public var message: LocalizedText {
        switch self {
        case .refused(let flaw): flaw.message
        case .unreadable(let problem): problem.message
        case .notInstalled:
            LocalizedText(
                ko: "그림을 그리는 라이브러리(Cairo와 Pango)가 설치되어 있지 않습니다. Debian에서는 "
                    + "libpangocairo-1.0-0 패키지를 설치해 주세요",
                en: "the libraries that draw (Cairo and Pango) are not installed; on Debian install the package "
                    + "libpangocairo-1.0-0"
            )
        case .notDrawn(let words):
            LocalizedText(ko: "차트를 그리지 못했습니다: \(words)", en: "the chart could not be drawn: \(words)")
        case .notStarted(let code):
            LocalizedText(
                ko: "차트를 그리는 프로그램을 시작하지 못했습니다 (시스템 오류 \(code))",
                en: "the program that draws charts could not be started (system error \(code))"
            )
        case .busy:
            LocalizedText(ko: "그려야 할 차트가 너무 많이 밀려 있습니다", en: "too many charts are waiting to be drawn")
        case .late: LocalizedText(ko: "차트가 제때 그려지지 않았습니다", en: "the chart was not drawn in time")
        case .cancelled: LocalizedText(ko: "차트 그리기가 취소되었습니다", en: "the chart is not wanted any more")
        case .ended(let status, let words):
            LocalizedText(
                ko: "차트를 그리는 프로그램이 실패했습니다 (\(status))" + (words.isEmpty ? "" : ": \(words)"),
                en: "the program that draws charts failed (\(status))" + (words.isEmpty ? "" : ": \(words)")
            )
        case .noPicture:
            LocalizedText(
                ko: "차트를 그리는 프로그램이 그림이 아닌 것을 보냈습니다",
                en: "the program that draws charts gave something that is no picture"
            )
        }
    }
}
