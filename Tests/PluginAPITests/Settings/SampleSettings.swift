import PluginAPI

/// Settings with a bit of everything.
struct SampleSettings: PluginSettings {
    @Setting(LocalizedText(ko: "표준편차를 구할 봉의 수", en: "How many bars the deviation is taken over."), in: 2...500)
    var window = 20

    @Setting(LocalizedText(ko: "목표가의 배수", en: "Multiples of the deviation."))
    var levels: [Double]

    @Setting(LocalizedText(ko: "비교할 가격", en: "The price to compare with."))
    var price = PriceField.last

    @Setting(LocalizedText(ko: "신호 뒤에 쉬는 시간", en: "Stay silent for so long."), aliases: ["silence"])
    var cooldown: Duration = .seconds(60)

    @Setting(LocalizedText(ko: "종목마다 다른 설정", en: "Settings of single symbols."))
    var overrides: [Override] = []

    @Setting(LocalizedText(ko: "손절", en: "Where to stop a loss."))
    var stopLoss: Percent?

    @Setting(LocalizedText(ko: "토큰", en: "The token."))
    var token: Secret?

    /// The price to compare with.
    enum PriceField: String, CaseIterable, SettingValue {
        case last, bid, ask
    }

    /// Settings of one symbol.
    struct Override: PluginSettings {
        @Setting(LocalizedText(ko: "종목코드", en: "The symbol.")) var symbol: Symbol
        @Setting(LocalizedText(ko: "봉의 수", en: "The bars.")) var window = 20
    }
}
