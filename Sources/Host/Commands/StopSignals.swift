import Engine
import Foundation
import PluginAPI
import Synchronization
import UnixSignals

/// Ends a run in good order at the first SIGINT or SIGTERM and the program at the second, also while it is starting.
final class StopSignals: Sendable {
    private struct State {
        var run: HostRun?
        var isStopping = false
    }

    /// How much longer than the deadline the program gets, which something that cannot be left behind would exceed.
    private static let grace: Duration = .seconds(5)

    /// Serial, so that it gets a thread even when all processors are busy.
    private let queue = DispatchQueue(label: "maedup.end")
    private let deadline: Duration
    private let language: Language
    private let whenCutOff: @Sendable () -> Void
    private let state = Mutex(State())

    init(deadline: Duration, language: Language, whenCutOff: @escaping @Sendable () -> Void) {
        self.deadline = deadline
        self.language = language
        self.whenCutOff = whenCutOff
    }

    /// Names the run to end.
    func end(_ run: HostRun) {
        let isStopping = state.withLock { state in
            state.run = run
            return state.isStopping
        }
        if isStopping { run.stop() }
    }

    /// Obeys signals until cancelled.
    func obey(_ signals: UnixSignalsSequence) async {
        for await signal in signals {
            let (isFirst, run) = state.withLock { state in
                defer { state.isStopping = true }
                return (!state.isStopping, state.run)
            }
            guard isFirst else {
                whenCutOff()
                Self.exit(signal == .sigint ? 130 : 143)
            }
            StandardStream.error.write("host: \(Self.stopping.text(in: language))\n")
            run?.stop()
            endAnyway()
        }
    }

    private func endAnyway() {
        queue.asyncAfter(deadline: .now() + (deadline + Self.grace) / .seconds(1)) { [language, whenCutOff] in
            StandardStream.error.write("host: \(Self.late.text(in: language))\n")
            whenCutOff()
            Self.exit(ExitStatus.failed.code)
        }
    }

    /// Ends the program although its threads still run: what libraries free at an ordinary exit is in use by them.
    private static func exit(_ status: Int32) -> Never { _exit(status) }

    private static let stopping = LocalizedText(
        ko: "정리하고 끝냅니다. 한 번 더 누르면 바로 끝냅니다.",
        en: "stopping; once more ends at once"
    )

    private static let late = LocalizedText(
        ko: "제때 끝나지 않아 강제로 끝냅니다.",
        en: "it did not end in time and is cut off"
    )
}
