import ArgumentParser
import Engine
import PluginAPI

/// A clock other than the machine's, to see in a minute what a day would bring.
struct ClockOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Start at this moment of Korea's clock instead of now, as in 2026-11-20T08:59.",
            discussion: "For trying a schedule: the states of rules are not kept. A recording brings its own time."
        )
    )
    var from: String?

    @Option(help: "Let the time pass so many times as fast, from 0.001 to 1000.")
    var speed: Double?

    /// The clock of the live timeline.
    ///
    /// - Throws: `ExitStatus` for what is no moment or no speed.
    func clock(_ language: Language) throws -> any RunClock {
        guard from != nil || speed != nil else { return RealClock() }
        let speed = speed ?? 1
        guard (0.001...1_000).contains(speed) else {
            throw ExitStatus.usage(Self.badSpeed.text(in: language))
        }
        guard let from else { return AcceleratedClock(origin: RealClock().now, speed: speed) }
        guard let origin = LocalMoment(from)?.timestamp else { throw ExitStatus.usage(Self.badMoment(from).text(in: language)) }
        return AcceleratedClock(origin: origin, speed: speed)
    }

    private static let badSpeed = LocalizedText(
        ko: "--speed에는 0.001부터 1000까지의 수가 필요합니다.",
        en: "--speed needs a number from 0.001 to 1000"
    )

    private static func badMoment(_ text: String) -> LocalizedText {
        LocalizedText(
            ko: "--from에는 `2026-11-20T08:59` 같은 시각이 필요한데 \("`\(text)`", .subject) 있습니다.",
            en: "--from needs a moment such as 2026-11-20T08:59, found '\(text)'"
        )
    }
}
