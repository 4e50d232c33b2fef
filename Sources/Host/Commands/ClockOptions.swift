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

    /// The clock of the live timeline; what a configuration's simulators ask for counts where no option says otherwise.
    ///
    /// - Throws: `ExitStatus` for what is no moment or no speed.
    func clock(_ language: Language, simulators: SimulatorClock = SimulatorClock([])) throws -> any RunClock {
        guard from != nil || speed != nil || simulators.isTrial else { return RealClock() }
        let speed = speed ?? Double(simulators.speed ?? 1)
        guard (0.001...1_000).contains(speed) else {
            throw ExitStatus.usage(Self.badSpeed.text(in: language))
        }
        let origin = try origin(language) ?? simulators.from?.timestamp ?? RealClock().now
        return AcceleratedClock(origin: origin, speed: speed)
    }

    /// The clock of a run.
    ///
    /// - Throws: `ExitStatus` also where a real account would follow another clock than the real one.
    func clock(of blueprint: Blueprint, _ language: Language) throws -> any RunClock {
        let clock = try clock(language, simulators: blueprint.simulatorClock)
        let real = blueprint.brokers.first { $0.broker.mode == .real || $0.broker.mode == .paper }
        guard let real, !(clock is RealClock) else { return clock }
        throw ExitStatus.usage(Self.realAccount(real.name).text(in: language))
    }

    private func origin(_ language: Language) throws -> Timestamp? {
        guard let from else { return nil }
        guard let moment = LocalMoment(from) else { throw ExitStatus.usage(Self.badMoment(from).text(in: language)) }
        return moment.timestamp
    }

    private static func realAccount(_ name: String) -> LocalizedText {
        LocalizedText(
            ko: "`\(name)` 계좌는 실제 서버의 것이어서 --from과 --speed로 시각을 바꿀 수 없습니다.",
            en: "'\(name)' is an account at real servers, so --from and --speed cannot change the time"
        )
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
