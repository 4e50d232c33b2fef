internal import Synchronization

extension ChartProcess {
    /// One chart from its call to its answer.
    final class Job: Sendable {
        typealias Outcome = Result<DrawnPicture, ChartError>

        private let program: String
        private let arguments: [String]
        private let input: [UInt8]
        private let limits: Limits
        private let deadline: ContinuousClock.Instant
        private let state = Mutex(State())

        private struct State {
            var continuation: CheckedContinuation<Outcome, Never>?
            var isCancelled = false
            var isOver = false
        }

        init(program: String, arguments: [String], input: [UInt8], limits: Limits) {
            self.program = program
            self.arguments = arguments
            self.input = input
            self.limits = limits
            deadline = .now + limits.time
        }

        /// Whether there is an answer.
        var isOver: Bool { state.withLock { $0.isOver } }

        /// Takes who waits for the answer.
        func begin(_ continuation: CheckedContinuation<Outcome, Never>) {
            let isCancelled = state.withLock { state in
                state.continuation = continuation
                return state.isCancelled
            }
            if isCancelled { end(.failure(.cancelled)) }
        }

        /// Gives the answer up; a process that draws is killed by the thread that looks after it.
        func cancel() {
            state.withLock { $0.isCancelled = true }
            end(.failure(.cancelled))
        }

        /// Gives the answer, unless there was one.
        func end(_ outcome: Outcome) {
            let continuation = state.withLock { state -> CheckedContinuation<Outcome, Never>? in
                // Without anybody to tell, the answer is given by `begin`.
                guard let continuation = state.continuation else { return nil }
                state.continuation = nil
                state.isOver = true
                return continuation
            }
            continuation?.resume(returning: outcome)
        }

        /// Draws on this thread and gives the answer, before what is left of the process is waited for.
        func run() {
            guard !isOver else { return }
            guard ContinuousClock.now < deadline else { return end(.failure(.late)) }
            do throws(ChartError) {
                var child = try ChildProcess(program, arguments, Self.environment)
                end(outcome(of: &child))
                child.end()
            } catch {
                end(.failure(error))
            }
        }

        private func outcome(of child: inout ChildProcess) -> Outcome {
            do throws(ChartError) {
                return .success(try picture(from: &child))
            } catch {
                return .failure(error)
            }
        }

        private func picture(from child: inout ChildProcess) throws(ChartError) -> DrawnPicture {
            var exchange = Exchange(input: input, limits: limits)
            while !exchange.isOver {
                // A task that is cancelled wakes nobody, so the wait is never long.
                try exchange.advance(&child, atMost: min(.milliseconds(50), try timeLeft()))
            }
            while child.status == nil {
                _ = try timeLeft()
                child.awaitEnd(atMost: .milliseconds(1))
            }
            guard child.status == 0 else { throw .ended(status: child.status ?? 0, words: exchange.words) }
            guard exchange.isPicture else { throw .noPicture }
            return DrawnPicture(bytes: exchange.output, note: exchange.words.isEmpty ? nil : exchange.words)
        }

        private func timeLeft() throws(ChartError) -> Duration {
            guard !isOver else { throw .cancelled }
            let left = deadline - .now
            guard left > .zero else { throw .late }
            return left
        }
    }
}
