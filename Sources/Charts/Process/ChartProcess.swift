internal import Dispatch
import PluginAPI
internal import Synchronization

/// Draws charts in a process of their own, so that what draws costs the caller neither memory nor its life.
///
/// The process is any program that reads a chart on standard input and writes a picture to standard output. It is killed at
/// its deadline, gets next to nothing of the environment and no file but its standard ones, and what it gives is looked at
/// before it is believed.
public final class ChartProcess: Sendable {
    /// How much of everything there may be.
    public struct Limits: Sendable, Hashable {
        /// How long a picture may take, the wait for its turn included; an hour at most.
        public let time: Duration

        /// How many processes may draw at once.
        public let processes: Int

        /// How many charts may wait for their turn; one more is refused.
        public let waiting: Int

        /// The most bytes of a picture.
        public let pictureBytes: Int

        /// Sets the limits.
        public init(
            time: Duration = .seconds(5),
            processes: Int = 2,
            waiting: Int = 32,
            pictureBytes: Int = 8 << 20
        ) {
            self.time = max(.zero, min(time, .seconds(3_600)))
            self.processes = max(1, processes)
            self.waiting = max(0, waiting)
            self.pictureBytes = max(1, pictureBytes)
        }
    }

    private let program: String
    private let arguments: [String]
    private let limits: Limits
    private let queue = DispatchQueue(label: "maedup.charts", attributes: .concurrent)
    private let line = Mutex(Line())

    /// What is under way and what waits.
    private struct Line {
        var running = 0
        var waiting: [Job] = []
    }

    /// Draws with a program.
    ///
    /// - Parameter arguments: what stands before `--lang` and the language of each chart.
    public init(program: String, arguments: [String] = [], limits: Limits = Limits()) {
        self.program = program
        self.arguments = arguments
        self.limits = limits
    }

    /// The chart as a PNG.
    ///
    /// It returns within the time of the limits, and soon when the task is cancelled. No thread of the caller's waits.
    ///
    /// - Throws: `ChartError`.
    public func png(of chart: Chart) async throws(ChartError) -> DrawnPicture {
        let input = try chart.json()
        let job = Job(
            program: program,
            arguments: arguments + ["--lang", chart.language.rawValue],
            input: input,
            limits: limits
        )
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                job.begin(continuation)
                lineUp(job)
            }
        } onCancel: {
            job.cancel()
        }
        return try result.get()
    }

    private func lineUp(_ job: Job) {
        // Whoever waits for a turn, or for a process that the system cannot end, is told in time as well.
        let time = DispatchTime.now() + .milliseconds(Int(clamping: Int64(limits.time / .milliseconds(1))))
        queue.asyncAfter(deadline: time) { [weak job] in job?.end(.failure(.late)) }
        let isTaken = line.withLock { line in
            guard line.running < limits.processes else {
                // Those that nobody wants any more take no place from others.
                line.waiting.removeAll(where: \.isOver)
                guard line.waiting.count < limits.waiting else { return false }
                line.waiting.append(job)
                return true
            }
            line.running += 1
            queue.async { self.work(job) }
            return true
        }
        if !isTaken { job.end(.failure(.busy)) }
    }

    /// Draws one chart after another until none waits.
    private func work(_ first: Job) {
        var next: Job? = first
        while let job = next {
            job.run()
            next = line.withLock { line in
                guard !line.waiting.isEmpty else {
                    line.running -= 1
                    return nil
                }
                return line.waiting.removeFirst()
            }
        }
    }
}
