import ArgumentParser
import Foundation

/// Measures the program, each figure beside a baseline of the same run.
@main
struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Measures the program, each figure beside a baseline of the same run.",
        discussion: """
            Exits with 1 when decisions differ from those of the slow reference; a slow figure is never an error. The \
            program 'host' is taken from the folder of this one.
            """
    )

    @Option(help: "Rows to measure, with commas between them: \(Row.names).", transform: Row.list)
    var rows = Row.allCases

    @Option(help: "How often everything is measured; the table shows medians.")
    var runs = 5

    @Flag(help: "Measure a tenth of the trades, three times.")
    var quick = false

    @Flag(help: "Print JSON instead of a table.")
    var json = false

    @Option(help: .hidden, transform: Self.job)
    var push: PushServer.Job?

    @Option(help: .hidden)
    var pushTimes: String?

    @Option(help: .hidden)
    var serveBroker: Int?

    func validate() throws {
        guard (1...99).contains(runs) else { throw ValidationError("Runs can be 1 to 99.") }
    }

    func run() async throws {
        if let push, let pushTimes { return try PushServer.run(push, times: pushTimes) }
        if let serveBroker { return try await BrokerServer.run(ticks: serveBroker) }
        let session = try Session(ticks: quick ? 100_000 : 1_000_000, runs: quick ? min(runs, 3) : runs)
        defer { session.removeFolder() }
        var figures: [Figure] = []
        for row in rows.sorted(by: { $0.order < $1.order }) {
            Progress.note("measuring \(row.rawValue): \(row.summary)")
            figures += try await row.measure(session)
        }
        let report = Report(machine: Machine(), ticks: session.ticks, runs: session.runs, figures: figures)
        print(json ? try report.json : report.table)
        guard report.isRight else { throw ExitCode(1) }
    }

    private static func job(_ text: String) throws -> PushServer.Job {
        guard let job = PushServer.Job(text) else { throw ValidationError("'\(text)' is not a job.") }
        return job
    }
}
