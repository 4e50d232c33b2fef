import PluginAPI
import Testing
import YAML

@Suite struct PluginSettingsTests {
    @Test func `values and defaults are read`() throws {
        let yaml = """
            levels: [1, 2.5]
            price: ask
            cooldown: 5m
            overrides:
              - symbol: 005930
              - { symbol: NASDAQ:AAPL, window: 30 }
            stop_loss: 3%
            """

        let settings = try #require(SettingReading(SampleSettings.self, yaml).settings)

        #expect(settings.window == 20)
        #expect(settings.levels == [1, 2.5])
        #expect(settings.price == .ask)
        #expect(settings.cooldown == .seconds(300))
        #expect(settings.overrides.map(\.symbol.description) == ["005930", "NASDAQ:AAPL"])
        #expect(settings.overrides.map(\.window) == [20, 30])
        #expect(settings.stopLoss == Percent(3))
        #expect(settings.token == nil)
    }

    @Test func `every problem is found in one go and in file order`() {
        let yaml = """
            windw: 20
            levels: [1, 열]
            price: lst
            cooldown: 1 minute
            overrides:
              - simbol: 005930
                window: 1.5
            stop_loss: 0.03
            """

        let reading = SettingReading(SampleSettings.self, yaml)

        #expect(reading.settings == nil)
        #expect(reading.codes == ["H0103", "H0108", "H0107", "H0110", "H0103", "H0108", "H0109"])
        #expect(
            reading.places.map { $0.split(separator: ":").dropFirst().joined(separator: ":") } == [
                "1:1", "2:13", "3:8", "4:11", "6:5", "7:13", "8:12",
            ]
        )
    }

    @Test func `a misspelt setting is one error even when it has to be written`() {
        let reading = SettingReading(SampleSettings.self, "levles: [1]")

        #expect(reading.codes == ["H0103"])
        #expect(reading.replacements == ["levels"])
        #expect(reading.diagnostics.first?.suggestions.first?.applicability == .maybe)
    }

    @Test func `an unknown setting lists those there are`() {
        let reading = SettingReading(SampleSettings.Override.self, "symbol: 005930\nzzz: 1")

        #expect(reading.codes == ["H0103"])
        #expect(reading.diagnostics.first?.suggestions.isEmpty == true)
        #expect(reading.rendered().contains("`sigma` 규칙에는 `zzz`라는 설정이 없습니다."))
        #expect(reading.rendered().contains("쓸 수 있는 설정: symbol, window\n"))
        #expect(reading.rendered(.en).contains("the rule 'sigma' has no setting 'zzz'"))
    }

    @Test func `more than eight settings are left to the command that lists them`() {
        struct Many: PluginSettings {
            @Setting("a") var a1 = 1
            @Setting("a") var a2 = 1
            @Setting("a") var a3 = 1
            @Setting("a") var a4 = 1
            @Setting("a") var a5 = 1
            @Setting("a") var a6 = 1
            @Setting("a") var a7 = 1
            @Setting("a") var a8 = 1
            @Setting("a") var a9 = 1
        }

        let reading = SettingReading(Many.self, "zzz: 1")

        #expect(reading.rendered().contains("쓸 수 있는 설정 9개: host plugins sigma"))
    }

    @Test(arguments: [("stopLoss", "stop_loss"), ("STOP-LOSS", "stop_loss"), ("ㅈㅑㅜㅇㅐㅈ", "window")])
    func `a name that differs in form alone is safe to repair`(typed: String, key: String) {
        let reading = SettingReading(SampleSettings.self, "levels: [1]\n\(typed): 3%")

        #expect(reading.replacements == [key])
        #expect(reading.diagnostics.first?.suggestions.first?.applicability == .machineApplicable)
    }

    @Test func `a missing setting is shown at the name of its owner`() {
        let result = YAMLDocument.parse(text: "- sigma:\n    window: 3\n", name: "config.yaml")
        let entry = result.root?.sequence?.first?.mapping?.first
        var reader = SettingReader(owner: SettingOwner(kind: .rule, name: "sigma"), section: entry?.key.span)

        let settings = reader.read(SampleSettings.self, from: entry?.value)

        #expect(settings == nil)
        #expect(reader.diagnostics.map(\.code) == [.missingSetting])
        #expect(reader.diagnostics.first?.span?.description == "config.yaml:1:3")
        #expect(reader.diagnostics.first?.message.ko == "`sigma` 규칙에는 `levels` 설정이 있어야 합니다.")
        #expect(reader.diagnostics.first?.message.en == "the rule 'sigma' needs the setting 'levels'")
        #expect(reader.diagnostics.first?.help?.en == "levels: Multiples of the deviation.")
    }

    @Test func `a missing setting inside is shown at the key it is inside of`() {
        struct Outer: PluginSettings {
            @Setting("a") var inner: Inner

            struct Inner: PluginSettings {
                @Setting("a") var needed: Int
                @Setting("a") var other = 1
            }
        }

        let reading = SettingReading(Outer.self, "inner:\n  other: 2\n")

        #expect(reading.places == ["config.yaml:1:1"])
        #expect(reading.diagnostics.first?.message.ko == "`sigma` 규칙의 `inner`에는 `needed` 설정이 있어야 합니다.")
        #expect(reading.diagnostics.first?.message.en == "'inner' of the rule 'sigma' needs the setting 'needed'")
    }

    @Test func `all that is missing in one place is one error`() {
        struct Two: PluginSettings {
            @Setting(LocalizedText(ko: "하나", en: "The first.")) var first: Int
            @Setting(LocalizedText(ko: "둘", en: "The second.")) var second: Int
        }

        let reading = SettingReading(Two.self, "{}")

        #expect(reading.diagnostics.map(\.message.en) == ["the rule 'sigma' needs the settings 'first', 'second'"])
        #expect(reading.rendered(.en).contains("\n   first: The first.\n   second: The second.\n"))
    }

    @Test(arguments: ["{ a: [las,t] }", "{ a: [last], b: 5,m c: 1 }", "{ a: [l,a,st] }"])
    func `a comma that splits a value makes one error`(text: String) {
        struct Split: PluginSettings {
            @Setting("a") var a: [SampleSettings.PriceField]
            @Setting("b") var b: Duration?
            @Setting("c") var c = 1
        }

        #expect(SettingReading(Split.self, text).diagnostics.count == 1)
    }

    @Test func `two bad elements are two errors`() {
        struct Several: PluginSettings {
            @Setting("a") var a: [SampleSettings.PriceField]
        }

        #expect(SettingReading(Several.self, "a: [lats, ibd]").diagnostics.count == 2)
    }

    @Test func `a name with nothing behind it has no settings`() {
        struct Free: PluginSettings {
            @Setting("a") var count = 1
        }
        var reader = SettingReader(owner: SettingOwner(kind: .sink, name: "console"))

        #expect(reader.read(Free.self, from: nil)?.count == 1)
        #expect(reader.read(Free.self, from: .scalar(""))?.count == 1)
        #expect(reader.diagnostics.isEmpty)
    }

    @Test(arguments: ["- 1", "abc", "[a: 1]"])
    func `another kind of value is refused where settings are wanted`(yaml: String) {
        let reading = SettingReading(SampleSettings.self, yaml)

        #expect(reading.codes == ["H0104"])
    }

    @Test(arguments: [
        ("window:14", "H0025", ": "), ("window： 14", "H0007", ": "), ("window 14", "H0027", ": "),
    ])
    func `a single setting with a broken colon is named as such`(line: String, code: String, repair: String) {
        let result = YAMLDocument.parse(text: "- sigma:\n    \(line)\n", name: "config.yaml")
        var reader = SettingReader(owner: SettingOwner(kind: .rule, name: "sigma"), problems: result.problems)

        _ = reader.read(SampleSettings.self, from: result.root?.sequence?.first?["sigma"])

        let found = result.problems.map { Diagnostic($0) } + reader.diagnostics
        #expect(found.map(\.code.text) == [code])
        #expect(found.first?.suggestions.first?.applicability == .machineApplicable)
    }

    @Test func `an earlier name works with a warning`() throws {
        let reading = SettingReading(SampleSettings.self, "levels: [1]\nsilence: 5s")

        #expect(reading.settings?.cooldown == .seconds(5))
        #expect(reading.codes == ["W0114"])
        #expect(reading.replacements == ["cooldown"])
        #expect(reading.rendered().contains("`silence` 설정의 이름이 `cooldown`으로 바뀌었습니다."))
        #expect(reading.rendered().contains("^^^^^^^ `cooldown`으로 바꾸세요"))
    }

    @Test func `one setting under two names is one error with both places`() {
        let reading = SettingReading(SampleSettings.self, "levels: [1]\nsilence: 5s\ncooldown: 6s")

        #expect(reading.codes.filter { $0 == "H0106" }.count == 1)
        #expect(reading.diagnostics.first { $0.code == .settingTwice }?.related.first?.span.start.line == 2)
        #expect(reading.settings == nil)
    }

    @Test func `a setting at the wrong level is told its place`() {
        struct Account: PluginSettings {
            @Setting("a") var mode = "paper"
            @Setting("a") var limits = Limits()

            struct Limits: PluginSettings {
                @Setting("a") var ordersPerDay = 10
            }
        }

        let outside = SettingReading(Account.self, "orders_per_day: 3")
        let inside = SettingReading(Account.self, "limits:\n  mode: real")

        #expect(outside.rendered().contains("`limits` 안에 쓰는 설정입니다"))
        #expect(inside.rendered().contains("한 단계 바깥에 쓰는 설정입니다"))
        #expect(inside.rendered().contains("`sigma` 규칙의 `limits`에는 `mode`라는 설정이 없습니다."))
    }

    @Test func `a setting of another plugin is told its owner`() {
        var reader = SettingReader(owner: SettingOwner(kind: .rule, name: "sigma"))
        reader.settingOwners = ["chat": [SettingOwner(kind: .sink, name: "telegram")]]

        _ = reader.read(SampleSettings.self, from: .mapping(["levels": .sequence([]), "chat": .scalar("1")]))

        #expect(reader.diagnostics.first?.suggestions.first?.message.ko == "`telegram` 싱크의 설정입니다")
        #expect(reader.diagnostics.first?.suggestions.first?.message.en == "it is a setting of the sink 'telegram'")
    }

    @Test func `merged settings are read like those typed`() throws {
        struct Two: PluginSettings {
            @Setting("a") var first: SampleSettings.Override
            @Setting("a") var second: SampleSettings.Override
        }
        let yaml = """
            first: &base { symbol: 005930, window: 7 }
            second:
              <<: *base
              window: 8
            """

        let settings = try #require(SettingReading(Two.self, yaml).settings)

        #expect(settings.second.symbol.description == "005930")
        #expect(settings.second.window == 8)
    }

    @Test func `a wrong value behind an alias is shown where it was typed and used`() {
        struct Two: PluginSettings {
            @Setting("a") var first = ""
            @Setting("a") var second = 0
        }

        let reading = SettingReading(Two.self, "first: &x abc\nsecond: *x")

        #expect(reading.places == ["config.yaml:1:11"])
        #expect(reading.diagnostics.first?.related.first?.span.start.line == 2)
    }

    @Test func `settings are written on one line`() throws {
        let yaml = "levels: [1, 2]\noverrides: [{ symbol: 005930 }]\ntoken: ${T}"
        let environment = Environment(process: ["T": "hunter2"])
        let settings = try #require(SettingReading(SampleSettings.self, yaml, environment: environment).settings)

        #expect(
            settings.settingText
                == "{ window: 20, levels: [1, 2], price: last, cooldown: 1m, "
                + "overrides: [{ symbol: 005930, window: 20 }], token: •••• }"
        )
    }
}
