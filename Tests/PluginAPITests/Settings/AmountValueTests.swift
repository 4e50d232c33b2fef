import PluginAPI
import Testing

@Suite struct AmountValueTests {
    @Test(arguments: [
        ("2%", 2_000_000), ("0.5%", 500_000), ("-3%", -3_000_000), ("+1.25%", 1_250_000), ("1,000%", 1_000_000_000),
    ])
    func `percentages are read`(text: String, units: Int64) {
        #expect(OneSetting.read(text, as: Percent.self)?.units == units)
    }

    @Test(arguments: [
        ("0.03", ["3%", "0.03%"]), ("-0.05", ["-5%", "-0.05%"]), ("3", ["3%"]), ("1", ["1%"]), ("0", ["0%"]),
    ])
    func `a number without the sign is asked about`(text: String, readings: [String]) {
        let reading = OneSetting.problems(text, as: Percent.self)

        #expect(reading.codes == ["H0109"])
        #expect(reading.replacements == readings)
        #expect(reading.diagnostics.first?.suggestions.allSatisfy { $0.applicability == .maybe } == true)
    }

    @Test(arguments: [("2 %", "2%"), ("２％", "2%")])
    func `a slip in a percentage is undone`(text: String, repaired: String) {
        #expect(OneSetting.problems(text, as: Percent.self).replacements == [repaired])
    }

    @Test(arguments: ["삼", "%", "3%%", "3퍼센트", "99999999999999999%", "0.0000001%"])
    func `another form of percentage is refused`(text: String) {
        #expect(OneSetting.problems(text, as: Percent.self).codes.count == 1)
    }

    @Test(arguments: [
        ("100만원", 1_000_000), ("1,000,000원", 1_000_000), ("1000000원", 1_000_000), ("1억원", 100_000_000),
        ("1억 2,000만원", 120_000_000), ("1억2000만원", 120_000_000), ("1.5억원", 150_000_000), ("3천만원", 30_000_000),
        ("5백만 원", 5_000_000), ("1만 5,000원", 15_000), ("₩1,000", 1_000), ("1000 KRW", 1_000), ("-10,000원", -10_000),
        ("2조원", 2_000_000_000_000), ("1조 1억 1만 1원", 1_000_100_010_001), ("+5원", 5),
    ])
    func `amounts of won are read`(text: String, won: Int64) {
        #expect(OneSetting.read(text, as: Money.self) == Money.won(won))
    }

    @Test(arguments: [("$1,200.50", 12_005_000), ("1200 USD", 12_000_000), ("1,200.5달러", 12_005_000), ("-$3", -30_000)])
    func `amounts of dollars are read`(text: String, units: Int64) {
        #expect(OneSetting.read(text, as: Money.self) == Money(units: units, currency: .usd))
    }

    @Test(arguments: [
        "10,0000원", "1,00원", "원", "만원", "1만 2억원", "1억 1억원", "--5원", "$-5", "5엔", "1,000,000원정", "1e6원",
        "99999999조원", "1.5.5억원", "1억원 2원", "- 5원x",
    ])
    func `another form of amount is refused`(text: String) {
        #expect(OneSetting.problems("\"\(text)\"", as: Money.self).codes == ["H0110"])
    }

    @Test func `an amount without currency is asked about`() {
        #expect(OneSetting.problems("1000000", as: Money.self).replacements == ["1000000원", "$1000000"])
        #expect(OneSetting.problems("100만", as: Money.self).replacements == ["100만원"])
    }

    @Test(arguments: [("73,450원", 73_450), ("73450", 73_450), ("7만원", 70_000), ("\"73,450\"", 73_450), ("0", 0)])
    func `prices are read`(text: String, won: Int32) {
        #expect(OneSetting.read(text, as: Price.self) == Price(won))
    }

    @Test func `a price in dollars keeps its decimals`() {
        #expect(OneSetting.read("$12.3456", as: Price.self)?.units == 123_456)
        #expect(OneSetting.problems("$12.34567", as: Price.self).codes == ["H0110"])
        #expect(OneSetting.problems("-5원", as: Price.self).codes == ["H0110"])
        #expect(OneSetting.problems("73,45원", as: Price.self).codes == ["H0110"])
    }

    @Test(arguments: [
        ("10주", 10_000_000), ("10", 10_000_000), ("0.5주", 500_000), ("1,000주", 1_000_000_000), ("3 shares", 3_000_000),
    ])
    func `quantities are read`(text: String, units: Int64) {
        #expect(OneSetting.read(text, as: Quantity.self)?.units == units)
    }

    @Test(arguments: ["-1주", "열주", "10개", "0.0000001", "주"])
    func `another form of quantity is refused`(text: String) {
        #expect(OneSetting.problems(text, as: Quantity.self).codes == ["H0110"])
    }

    @Test func `amounts are written as they are read`() throws {
        let money = try #require(Money.won(1_000_000))

        #expect(money.settingText == "1,000,000원")
        #expect(Money(units: -12_005_000, currency: .usd).settingText == "-$1,200.5")
        #expect(OneSetting.read(money.settingText, as: Money.self) == money)
        #expect(OneSetting.read(Price(units: 123_456).settingText, as: Price.self) == Price(units: 123_456))
        #expect(OneSetting.read(Quantity(1_000).settingText, as: Quantity.self) == Quantity(1_000))
        #expect(OneSetting.read(Percent(units: 1_250_000).settingText, as: Percent.self) == Percent(units: 1_250_000))
        #expect([money, money].settingText == "[\"1,000,000원\", \"1,000,000원\"]")
        #expect(OneSetting.read([money].settingText, as: [Money].self) == [money])
    }
}
