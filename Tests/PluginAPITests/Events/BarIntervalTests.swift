import PluginAPI
import Testing

@Suite struct BarIntervalTests {
    @Test(arguments: [
        ("1m", "1m"), ("90m", "90m"), ("60m", "1h"), ("23h", "23h"), ("1d", "1d"), ("1w", "1w"), ("1mo", "1mo"),
    ])
    func `a length is read and written`(text: String, written: String) throws {
        #expect(try #require(BarInterval(text)).description == written)
    }

    @Test(arguments: ["", "m", "0m", "-1m", "+5m", "1.5m", "24h", "1440m", "2d", "5", "5 m", "٥m"])
    func `another form is no length`(text: String) {
        #expect(BarInterval(text) == nil)
    }
}
