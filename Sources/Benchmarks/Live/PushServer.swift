import BareWebSockets
import Foundation

/// A server in a process of its own that pushes a day to one client.
struct PushServer {
    /// What is pushed: the day that the client makes as well.
    struct Job: Sendable {
        /// How many trades the day has.
        var ticks: Int
        /// How many are sent in a second; 0 for as many as go.
        var rate: Double

        /// The job as it is told to the process.
        var text: String { "\(ticks),\(rate)" }

        init(ticks: Int, rate: Double) { (self.ticks, self.rate) = (ticks, rate) }

        init?(_ text: String) {
            let parts = text.split(separator: ",")
            guard parts.count == 2, let ticks = Int(parts[0]), let rate = Double(parts[1]) else { return nil }
            self.init(ticks: ticks, rate: rate)
        }
    }

    let port: UInt16
    private let process: Process
    private let times: String

    /// Starts the process; its socket accepts connections at once.
    init(_ job: Job, _ session: Session) throws {
        var port: UInt16 = 0
        let listener = unsafe BareWebSockets_listen(&port)
        guard listener >= 0 else { throw ChildProcess.Failure(description: "no port can be listened on") }
        self.port = port
        times = session.path("written-\(port)")
        process = Process()
        process.executableURL = Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0])
        process.arguments = ["--push", job.text, "--push-times", times]
        // The socket is the process's standard input: the one descriptor that it inherits.
        process.standardInput = FileHandle(fileDescriptor: listener, closeOnDealloc: true)
        try process.run()
    }

    /// Waits until the process has ended; returns when each frame was written, in nanoseconds.
    func finish() throws -> [Int64] {
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw ChildProcess.Failure(description: "the pushing server ended with \(process.terminationStatus)")
        }
        let data = try Data(contentsOf: URL(filePath: times))
        return unsafe data.withUnsafeBytes { unsafe Array($0.bindMemory(to: Int64.self)) }
    }

    /// What the process does.
    static func run(_ job: Job, times path: String) throws {
        let frames = WireFrames(try MarketDay(ticks: job.ticks))
        let written = try frames.push(to: 0, rate: job.rate)
        try unsafe written.withUnsafeBytes { bytes in
            try unsafe Data(bytes).write(to: URL(filePath: path))
        }
    }
}
