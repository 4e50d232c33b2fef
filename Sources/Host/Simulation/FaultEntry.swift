public import PluginAPI
public import Simulator

/// One fault of a script.
struct FaultEntry: PluginSettings {
    /// What goes wrong.
    @Setting(LocalizedText(ko: "장애의 이름", en: "What goes wrong."))
    var fault: KISFault.Kind

    /// Which calls it can hit, where it hits calls.
    @Setting(LocalizedText(ko: "호출에 일어나는 장애라면 어떤 호출에", en: "Which calls it can hit, where it hits calls."))
    var on = KISFault.Scope.any

    /// From which occurrence on.
    @Setting(
        LocalizedText(
            ko: "몇 번째 호출, 프레임, 통보부터인지. 1부터 셈",
            en: "From which call, frame or notice on, counted from 1."
        ),
        in: 1...1_000_000
    )
    var count: Int?

    /// At which time of the first day.
    @Setting(LocalizedText(ko: "첫날의 시각", en: "At which Korean time of the first day."))
    var at: TimeOfDay?

    /// How often it strikes, where it begins at a count.
    @Setting(
        LocalizedText(ko: "횟수로 시작하면 몇 번 일어나는지", en: "How often it strikes, where it begins at a count."),
        in: 1...1_000_000
    )
    var times = 1

    /// How long it lasts, where it begins at a time.
    @Setting(
        LocalizedText(ko: "시각으로 시작하면 얼마나 이어지는지", en: "How long it lasts, where it begins at a time."),
        in: Duration.seconds(1)...Duration.seconds(86_400)
    )
    var lasts = Duration.seconds(30)

    /// An entry without a fault.
    init() {}

    /// Checks that the fault begins in one way, and in one that it can.
    func validate(_ report: inout SettingReport) {
        if (count == nil) == (at == nil) {
            report.error($fault, Self.oneStart)
        } else if fault.needsTime, at == nil {
            report.error($count, Self.needsTime(fault))
        } else if !fault.hitsCalls, on != .any {
            report.error($on, Self.hitsNoCalls(fault))
        }
    }

    /// The fault itself.
    var value: KISFault {
        KISFault(
            fault,
            on: on,
            start: count.map(KISFault.Start.count) ?? .time(Int(at?.secondsSinceMidnight ?? 0)),
            times: times,
            lasts: Int(lasts / .seconds(1))
        )
    }

    private static let oneStart = LocalizedText(
        ko: "`count`와 `at` 가운데 하나를 써야 합니다.",
        en: "it needs either 'count' or 'at'"
    )

    private static func needsTime(_ fault: KISFault.Kind) -> LocalizedText {
        LocalizedText(
            ko: "\("`\(fault.rawValue)`", .topic) 시각으로만 시작합니다. `at`을 쓰세요.",
            en: "'\(fault.rawValue)' begins at a time only: use 'at'"
        )
    }

    private static func hitsNoCalls(_ fault: KISFault.Kind) -> LocalizedText {
        LocalizedText(
            ko: "\("`\(fault.rawValue)`", .topic) 호출에 일어나는 장애가 아니어서 `on`을 쓸 수 없습니다.",
            en: "'\(fault.rawValue)' does not hit calls, so 'on' means nothing here"
        )
    }
}

extension KISFault.Kind: SettingValue {}
extension KISFault.Scope: SettingValue {}
