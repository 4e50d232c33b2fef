import PluginAPI
import Testing
import YAML

@Suite struct SettingTests {
    private struct Everything: PluginSettings {
        @Setting("a") var count = 20
        @Setting("b") var limit: Percent?
        @Setting("c") var channel: String
        @Setting("d", in: 1...5) var level: Int
        @Setting("e", in: 1...) var retries = 3
        @Setting("f", in: 1...5) var depth: Int?
        @Setting("g", in: 1...) var width: Int?
        @Setting("h", in: 1...5) var levels = [1, 2]
        @Setting("i", in: 1...) var sizes: [Int]
        @Setting("j", key: "url", aliases: ["address"]) var webhookURL = "x"
    }

    @Test func `definitions are known without a configuration`() {
        let keys = Everything.definitions.map(\.key)

        #expect(keys == ["count", "limit", "channel", "level", "retries", "depth", "width", "levels", "sizes", "url"])
    }

    @Test func `what has an initial value or is optional may be left out`() {
        let required = Everything.definitions.filter(\.isRequired).map(\.key)

        #expect(required == ["channel", "level", "sizes"])
    }

    @Test func `defaults are shown as they are written`() {
        let defaults = Everything.definitions.map(\.defaultText)

        #expect(defaults == ["20", nil, nil, nil, "3", nil, nil, "[1, 2]", nil, "x"])
    }

    @Test func `limits are part of a definition`() {
        let ranges = Everything.definitions.map { $0.range.map { [$0.lower, $0.upper] } }

        #expect(ranges[3] == ["1", "5"])
        #expect(ranges[4] == ["1", nil])
        #expect(ranges[5] == ["1", "5"])
        #expect(ranges[7] == ["1", "5"])
        #expect(ranges[0] == nil)
    }

    @Test func `a program can set values itself`() {
        var settings = Everything()
        settings.channel = "alerts"
        settings.limit = Percent(3)

        #expect(settings.channel == "alerts")
        #expect(settings.limit == Percent(3))
        #expect(settings.count == 20)
        #expect(settings.$channel.span == nil)
    }

    @Test func `a value knows where it was read`() throws {
        let reading = SettingReading(Everything.self, "channel: a\nlevel: 3\nsizes: [7, 8]\n")
        let settings = try #require(reading.settings)

        #expect(settings.level == 3)
        #expect(settings.$level.span?.description == "config.yaml:2:8")
        #expect(settings.$sizes.span(ofElement: 1)?.description == "config.yaml:3:12")
        #expect(settings.$sizes.span(ofElement: 2) == nil)
        #expect(settings.$count.span == nil)
        #expect(settings.$count.place("x") == nil)
    }

    @Test func `copies do not share values`() {
        var first = Everything()
        first.count = 1
        var second = first
        second.count = 2

        #expect(first.count == 1)
    }

    @Test func `limits hold for values optionals and elements`() {
        let yaml = """
            channel: a
            level: 6
            retries: 0
            depth: 9
            width: 0
            levels: [1, 6]
            sizes: [1, 0]
            """

        let reading = SettingReading(Everything.self, yaml)

        #expect(reading.codes == Array(repeating: "H0111", count: 6))
        #expect(reading.places[4] == "config.yaml:6:13")
        #expect(reading.rendered().contains("`1` 이상 `5` 이하여야 하는데 `6`입니다."))
        #expect(reading.rendered(.en).contains("the value must be at least '1', found '0'"))
    }

    @Test(arguments: [
        ("webhookURL", "webhook_url"), ("URLPath", "url_path"), ("ordersPerDay", "orders_per_day"),
        ("htsID", "hts_id"), ("ma20", "ma20"), ("apiURL", "api_url"), ("x", "x"), ("restURLOfKIS", "rest_url_of_kis"),
    ])
    func `keys are made from names of properties`(property: String, key: String) {
        #expect(SettingKeyExamples.keys[property] == key)
    }

    private struct SettingKeyExamples: PluginSettings {
        @Setting("a") var webhookURL = 1
        @Setting("a") var URLPath = 1
        @Setting("a") var ordersPerDay = 1
        @Setting("a") var htsID = 1
        @Setting("a") var ma20 = 1
        @Setting("a") var apiURL = 1
        @Setting("a") var x = 1
        @Setting("a") var restURLOfKIS = 1

        static var keys: [String: String] {
            let names = Mirror(reflecting: Self()).children.compactMap { $0.label.map { String($0.dropFirst()) } }
            return Dictionary(uniqueKeysWithValues: zip(names, definitions.map(\.key)))
        }
    }
}
