import ArgumentParser
import Simulator

/// Writes the synthetic sample: a recorded trading day, a year of daily bars and the list of securities.
@main
struct SampleMarket: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sample-market",
        abstract: "Write a synthetic trading day of the Korean market as a recording.",
        discussion: """
            Everything but some codes and names is invented by a seeded generator; the same options give the same \
            bytes on every machine. Files of the same name are replaced.
            """
    )

    @Argument(help: "The folder to write to; made if it does not exist.")
    var directory: String

    @Option(help: "The number that everything is drawn from.")
    var seed = SampleDay.defaultSeed

    @Option(help: "The trading day, such as the default 2026-11-20.", transform: Self.day)
    var day = SampleDay.defaultDay

    @Option(help: "How many symbols, up to \(SampleDay.maximumSymbolCount).")
    var symbols = SampleDay.defaultSymbolCount

    @Option(help: "How many trades over all symbols.")
    var ticks = SampleDay.defaultTickCount

    @Option(help: "How many fields a trade record has, 46 or the default 47.", transform: Self.vintage)
    var fields = KISVintage.fields47

    @Flag(help: "Write the recording alone, without the daily bars and the securities.")
    var framesOnly = false

    func validate() throws {
        // Many readers of the recording's header keep a number in 64 bits with a sign.
        guard seed <= UInt64(Int64.max) else { throw ValidationError("The seed can be \(Int64.max) at most.") }
    }

    func run() throws {
        let sample = try SampleDay(seed: seed, day: day, symbols: symbols, ticks: ticks)
        let files = SampleFiles(of: sample, in: directory)
        try files.createDirectory()
        let (counts, bytes) = try files.writeRecording(vintage: fields)
        print("\(files.recordingPath): \(bytes) bytes, \(counts.ticks) ticks in \(counts.tradeFrames) frames,")
        print("    \(counts.pings) PINGPONG, \(symbols) symbols; synthetic, seed \(seed)")
        guard !framesOnly else { return }
        let bars = try files.writeDailyBars()
        print("\(files.dailyBarsPath): \(bars) bytes, \(sample.dailyBars.count) bars; synthetic")
        let instruments = try files.writeInstruments()
        print("\(files.instrumentsPath): \(instruments) bytes, \(sample.instruments.count) securities")
    }

    private static func day(_ text: String) throws -> MarketDate {
        guard let day = MarketDate(iso: text) else {
            throw ValidationError("'\(text)' is not a day; write it as 2026-11-20.")
        }
        return day
    }

    private static func vintage(_ text: String) throws -> KISVintage {
        guard let vintage = Int(text).flatMap(KISVintage.init(rawValue:)) else {
            throw ValidationError("'\(text)' is not a width; choose 46 or 47.")
        }
        return vintage
    }
}
