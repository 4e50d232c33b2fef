import Foundation
import Testing

/// The analysis before the market opens, in a run as a person starts it.
@Suite struct DailyAnalysisTests {
    @Test func `it comes at 08:50 although the session of its pipeline begins at nine`() throws {
        let folder = try SampleFolder.workspace(
            """
            version: 1
            history: { csv: { path: var/sample/daily-bars.csv } }
            instruments: { csv: { path: var/sample/instruments.csv } }
            pipelines:
              morning:
                when: krx-regular
                sources:
                  - replay: { path: early.rec, symbols: [005930, 000660] }
                  - schedule: { name: morning, at: ["08:50"] }
                rules:
                  - daily-analysis: { on: morning }
                sinks: [console]
            """
        )
        try Self.recording(in: folder)

        let result = try Program("host").run(["run"], in: folder)

        let heads = result.output.split(separator: "\n").filter { $0.contains("오늘의 분석") }
        let instruments = result.output.split(separator: "\n").filter { $0.contains("📊") }
        #expect(result.status == 0, "\(result.errors)")
        #expect(heads.count == 2 && heads.allSatisfy { $0.contains("2026-11-20 08:50:00") }, "\(result.output)")
        #expect(instruments.map { $0.contains("(000660)") } == [true, false])
        #expect(result.output.contains("🎯 2차 목표가: "))
    }

    /// A recording of two frames of the sample, one at 08:40 and one when the session begins.
    private static func recording(in folder: String) throws {
        let sample = try String(contentsOfFile: SampleFolder.path + "/var/sample/krx-2026-11-20.rec", encoding: .utf8)
        let lines = sample.split(separator: "\n", maxSplits: 400)
        let frames = lines.filter { !$0.hasPrefix("#") }.prefix(2).map { $0.split(separator: "\t", maxSplits: 1) }
        let time = try #require(frames.first?.last?.split(separator: "\t").first.flatMap { Int64($0) })
        let early = frames[0].joined(separator: "\t").replacing(String(time), with: String(time - 1_200_000_000_000))
        let late = frames[1].joined(separator: "\t")
        try Data("\(lines[0])\n\(early)\n\(late)\n".utf8).write(to: URL(filePath: folder + "/early.rec"))
    }
}
