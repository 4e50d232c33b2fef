public import PluginAPI

/// What keeps a text from being read as a chart.
public struct ChartReadingProblem: Error, Sendable, Hashable {
    /// What is wrong, in a sentence without a full stop.
    public let message: LocalizedText

    init(_ message: LocalizedText) { self.message = message }

    /// It is longer than a chart may be.
    static let tooLong = ChartReadingProblem(
        LocalizedText(
            ko: "차트의 JSON이 \(ChartLimits.json / 1_024)KB보다 깁니다",
            en: "the chart's JSON is longer than \(ChartLimits.json / 1_024) KB"
        )
    )

    /// It is no JSON.
    static func noJSON(line: Int?) -> ChartReadingProblem {
        guard let line else { return ChartReadingProblem(LocalizedText(ko: "JSON이 아닙니다", en: "it is not JSON")) }
        return ChartReadingProblem(
            LocalizedText(ko: "\(line)번째 줄부터 JSON이 아닙니다", en: "it is not JSON from line \(line) on")
        )
    }

    /// Something that is needed is not there.
    static func missing(_ path: String) -> ChartReadingProblem {
        ChartReadingProblem(
            LocalizedText(ko: "`\(path)`\(KoreanParticle.subject.following(path)) 없습니다", en: "'\(path)' is missing")
        )
    }

    /// There is no such member.
    static func unknown(_ path: String, suggestion: String?) -> ChartReadingProblem {
        let names = LocalizedText(
            ko: "`\(path)`\(KoreanParticle.called.following(path)) 항목은 없습니다",
            en: "there is no '\(path)'"
        )
        guard let suggestion else { return ChartReadingProblem(names) }
        return ChartReadingProblem(
            LocalizedText(ko: "\(names.ko). `\(suggestion)`?", en: "\(names.en); did you mean '\(suggestion)'?")
        )
    }

    /// Something is not what is expected.
    static func wrong(_ path: String, expected: LocalizedText) -> ChartReadingProblem {
        ChartReadingProblem(
            LocalizedText(
                ko: "`\(path)`의 값을 읽을 수 없습니다. \(expected.ko)",
                en: "the value of '\(path)' cannot be read; \(expected.en)"
            )
        )
    }
}
