/// What the broker in the box shall be like, where a broker is simulated within the program.
///
/// Broker plugins have it as their setting `simulator`.
public struct SimulatorSettings: PluginSettings {
    /// What the market is drawn from.
    @Setting(LocalizedText(ko: "시장을 지어내는 씨앗. 같으면 같은 시장", en: "What the market is drawn from."))
    public var seed: Int?

    /// When it begins; the whole run has this clock.
    @Setting(
        LocalizedText(
            ko: "`2026-11-20T08:59` 같은 한국 시각에서 시작. 없으면 지금",
            en: "The Korean moment at which it begins, such as 2026-11-20T08:59; now if left out."
        )
    )
    public var from: LocalMoment?

    /// How fast the time of the run passes.
    @Setting(
        LocalizedText(ko: "시간이 흐르는 배수", en: "How many times as fast the time passes."),
        in: 1...1_000
    )
    public var speed = 1

    /// A script of what goes wrong.
    @Setting(LocalizedText(ko: "장애 각본 파일", en: "A file that says what goes wrong, and when."))
    public var faults: FilePath?

    /// How many orders the account's owner places by hand.
    @Setting(
        LocalizedText(
            ko: "계좌 주인이 하루에 손으로 내는 주문 수",
            en: "How many orders a day the account's owner places by hand."
        ),
        in: 0...1_000
    )
    public var handTrades = 10

    /// Whether it is the broker's practice servers.
    @Setting(
        LocalizedText(
            ko: "실전 서버 대신 모의투자 서버를 흉내",
            en: "Be the broker's practice servers instead of the real ones."
        )
    )
    public var paper = false

    /// An ordinary broker that begins now.
    public init() {}
}
