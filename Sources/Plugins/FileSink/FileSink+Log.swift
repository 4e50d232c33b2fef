import Files
import PluginAPI
import Synchronization

extension FileSink {
    /// The file as the sink's calls use it, one at a time.
    final class Log: Sendable {
        private struct State {
            var writer: Writer
            var language = Language.ko
        }

        private let path: String
        private let format: Format
        private let state: Mutex<State>

        init(path: String, format: Format, rotation: Rotation?, write: @escaping Writer.Write) {
            self.path = path
            self.format = format
            state = Mutex(State(writer: Writer(path: path, format: format, rotation: rotation, write: write)))
        }

        /// Looks whether the file is one of this format that may be written, or could be made.
        func checkAccess() throws(SinkError) {
            do throws(FileProblem) {
                guard RegularFile.isTaken(path) else { return try checkPlace() }
                let file = try AppendableFile(path: path)
                if file.isRegular { try End(of: file, format).check() }
            } catch {
                throw SinkError(message(error))
            }
        }

        private func checkPlace() throws(FileProblem) {
            // A link that leads nowhere would be followed and the file made at its end, so nothing is known of it.
            guard !path.hasSuffix("/") else { throw .missing }
            try Folder.checkAccess(Folder.parent(of: path))
        }

        /// Makes the folder and the file, and mends the file's end.
        ///
        /// A full disk is no error here: it may have room by the time there is something to write.
        func open(_ language: Language) throws(SinkError) {
            try state.withLock { (state) throws(SinkError) in
                state.language = language
                do throws(FileProblem) {
                    try state.writer.open()
                } catch {
                    guard !error.isFull, error != .inUse else { return }
                    throw SinkError(message(error))
                }
            }
        }

        /// Writes items in order and says what became of each; after one that has to wait, all others wait.
        func deliver(_ items: [Delivery]) -> [DeliveryOutcome] {
            state.withLock { state in
                let language = state.language
                let lines = items.map { Line($0, format, language) }
                var outcomes: [DeliveryOutcome] = []
                while outcomes.count < items.count {
                    let run = lines[outcomes.count...].prefix { $0?.isWritable ?? false }.compactMap(\.self)
                    guard !run.isEmpty else {
                        outcomes.append(.never(reason: Line.refusal.text(in: language)))
                        continue
                    }
                    let (count, problem) = state.writer.append(run)
                    outcomes += repeatElement(.delivered, count: count)
                    guard let problem else { continue }
                    let reason = message(problem).text(in: language)
                    let retry = DeliveryOutcome.retry(after: Self.pause(after: problem), reason: reason)
                    outcomes += repeatElement(retry, count: items.count - outcomes.count)
                }
                return outcomes
            }
        }

        /// Brings what was written to the disk and lets go of the file.
        func close() { state.withLock { $0.writer.close() } }

        /// How long to wait before the next attempt; nothing for the engine's own pause.
        private static func pause(after problem: FileProblem) -> Duration? {
            if problem.isFull { return .seconds(5) }
            return problem == .inUse ? .milliseconds(50) : nil
        }

        private func message(_ problem: FileProblem) -> LocalizedText {
            let cause = problem.message
            guard problem == .unexpectedContent else {
                return LocalizedText(
                    ko: "`\(path)`에 쓸 수 없습니다: \(cause.ko).",
                    en: "'\(path)' cannot be written: \(cause.en)"
                )
            }
            return LocalizedText(
                ko: "`\(path)`에 덧붙이지 않습니다: \(cause.ko). 다른 파일 이름을 쓰세요.",
                en: "nothing is added to '\(path)': \(cause.en); name another file"
            )
        }
    }
}
