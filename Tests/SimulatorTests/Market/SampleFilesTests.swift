import Foundation
import Simulator
import Testing

struct SampleFilesTests {
    @Test func `three files are written and replaced, and nothing else is left`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "sample-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let sample = try SampleDay(ticks: 10_000)
        let files = SampleFiles(of: sample, in: folder.path + "/deeper")
        try files.createDirectory()
        try Data("old".utf8).write(to: URL(filePath: files.recordingPath))

        let (counts, size) = try files.writeRecording()
        let bars = try files.writeDailyBars()
        let instruments = try files.writeInstruments()

        #expect(counts.ticks == 10_000)
        let recording = try Data(contentsOf: URL(filePath: files.recordingPath))
        #expect(recording.count == size)
        #expect(recording.elementsEqual(SampleRecording.bytes(of: sample)))
        #expect(try Data(contentsOf: URL(filePath: files.dailyBarsPath)) == Data(sample.dailyBarsText.utf8))
        #expect(try Data(contentsOf: URL(filePath: files.instrumentsPath)) == Data(sample.instrumentsText.utf8))
        #expect((bars, instruments) == (sample.dailyBarsText.utf8.count, sample.instrumentsText.utf8.count))
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: files.directory).sorted() == [
                "daily-bars.csv", "instruments.csv", "krx-2026-11-20.rec",
            ]
        )
    }

    @Test func `a place that cannot be written to is named with the reason`() throws {
        let files = SampleFiles(of: try SampleDay(ticks: 100), in: "/proc/no-such-folder")

        #expect(throws: FileFailure.self) { try files.createDirectory() }
        let failure = #expect(throws: FileFailure.self) { try files.writeInstruments() }

        #expect(failure?.description.contains("/proc/no-such-folder/instruments.csv") == true)
        #expect(failure?.description.contains("No such file or directory") == true)
    }

    @Test func `a failed replacement leaves the temporary file nowhere`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "sample-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = SampleFiles(of: try SampleDay(ticks: 100), in: folder.path)
        try files.createDirectory()
        try FileManager.default.createDirectory(
            at: URL(filePath: files.instrumentsPath + "/occupied"),
            withIntermediateDirectories: true
        )

        #expect(throws: FileFailure.self) { try files.writeInstruments() }

        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["instruments.csv"])
    }

    @Test func `the tables name their columns`() throws {
        let sample = try SampleDay()

        #expect(
            sample.dailyBarsText.hasPrefix("symbol,date,open,high,low,close,volume\n005930,2025-11-20,")
        )
        #expect(
            sample.instrumentsText.hasPrefix(
                "symbol,name,market,class,currency\n005930,삼성전자,KOSPI,stock,KRW\n"
            )
        )
    }
}
