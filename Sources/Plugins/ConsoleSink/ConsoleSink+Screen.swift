import Files
import PluginAPI
import Synchronization

extension ConsoleSink {
    /// Brings lines to the output, one item after the other.
    final class Screen: Sendable {
        private struct Style {
            var language = Language.ko
            var isColored = false
            /// Whether an item broke off in the middle of a line.
            var isLineOpen = false
        }

        private let output: Output
        private let style = Mutex(Style())

        init(output: Output) { self.output = output }

        func open(_ language: Language) {
            let isColored = output.isColored()
            style.withLock { style in
                style.language = language
                style.isColored = isColored
            }
        }

        /// Shows items in order and says what became of each.
        func show(_ items: [Delivery]) async -> [DeliveryOutcome] {
            let style = style.withLock { $0 }
            var outcomes: [DeliveryOutcome] = []
            for item in items {
                let text = Self.text(of: item, in: style.language, isColored: style.isColored)
                outcomes.append(await write(text, style.language))
            }
            return outcomes
        }

        /// Writes a whole text, waiting as long as a terminal is stopped or a reader is slow.
        private func write(_ text: String, _ language: Language) async -> DeliveryOutcome {
            let bytes = Array((style.withLock(\.isLineOpen) ? "\n" + text : text).utf8)
            var written = 0
            defer {
                let last = written > 0 ? bytes[written - 1] : nil
                if let last { style.withLock { $0.isLineOpen = last != UInt8(ascii: "\n") } }
            }
            do throws(FileProblem) {
                while written < bytes.count {
                    let count = try output.write(bytes.span.extracting(droppingFirst: written))
                    written += count
                    guard count == 0 else { continue }
                    do {
                        try await output.pause()
                    } catch {
                        return .unknown(reason: Self.interrupted.text(in: language))
                    }
                }
                return .delivered
            } catch {
                return outcome(of: error, language)
            }
        }

        private func outcome(of problem: FileProblem, _ language: Language) -> DeliveryOutcome {
            let cause = problem.message
            let reason = LocalizedText(ko: "표준 출력에 쓸 수 없습니다: \(cause.ko).", en: "standard output: \(cause.en)")
            // A reader that has gone does not come back.
            guard problem != .brokenPipe else { return .never(reason: reason.text(in: language)) }
            return .retry(after: problem.isFull ? .seconds(5) : nil, reason: reason.text(in: language))
        }

        private static let interrupted = LocalizedText(
            ko: "표준 출력이 막힌 채 프로그램이 끝났습니다.",
            en: "standard output took nothing until the program ended"
        )

        private static func text(of item: Delivery, in language: Language, isColored: Bool) -> String {
            let summary = item.summary(in: language)
            guard isColored, let color = color(of: item) else { return summary.lines + "\n" }
            var painted = summary
            painted.label = "\u{1B}[\(color)m\(summary.label)\u{1B}[0m"
            return painted.lines + "\n"
        }

        /// The colour of a label; an event has none.
        private static func color(of item: Delivery) -> String? {
            if case .event = item.content { return nil }
            return switch item.severity {
            case .info: "2"
            case .notice: "36"
            case .warning: "1;33"
            case .critical: "1;37;41"
            }
        }
    }
}
