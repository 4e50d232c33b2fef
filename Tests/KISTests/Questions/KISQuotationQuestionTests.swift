import PluginAPI
import Testing

@testable import KIS

@Suite struct KISQuotationQuestionTests {
    private let samsung = Symbol(.krx, "005930")
    private let apple = Symbol(.nasdaq, "AAPL")

    @Test func `a price`() throws {
        let price = try read(KISPriceQuestion(try #require(samsung)), Fixtures.price)

        #expect(price.price == Price(70_100))
        #expect(price.base == Price(70_000))
        #expect(price.upperLimit == Price(91_000))
        #expect(price.lowerLimit == Price(49_000))
        #expect(price.tick == Price(100))
        #expect(price.volume == Quantity(2_106_311))
        #expect(price.turnover == Money.won(147_510_000_000))
        #expect(!price.isHalted)
    }

    @Test func `a missing price names field and endpoint`() throws {
        let body = Fixtures.price.replacing(#""stck_prpr":"70100","#, with: "")
        let question = KISPriceQuestion(try #require(samsung))

        let fault = #expect(throws: KISFault.self) { try read(question, body) }

        #expect(fault?.message.ko == "현재가: KIS의 답 `inquire-price`에서 `stck_prpr` 값을 읽을 수 없습니다")
        #expect(fault?.message.en.contains("'stck_prpr' in the answer of KIS to 'inquire-price'") == true)
    }

    @Test func `a wrong price is repeated`() throws {
        let body = Fixtures.price.replacing(#""stck_prpr":"70100""#, with: #""stck_prpr":"7O100""#)
        let question = KISPriceQuestion(try #require(samsung))

        let fault = #expect(throws: KISFault.self) { try read(question, body) }

        #expect(fault?.message.ko.hasSuffix("`stck_prpr` 값을 읽을 수 없습니다: `7O100`") == true)
    }

    @Test func `padding, numbers and capitals are read too`() throws {
        let body = Fixtures.price
            .replacing(#""stck_prpr":"70100""#, with: #""STCK_PRPR":" 000070100.00 ""#)
            .replacing(#""acml_vol":"2106311""#, with: #""acml_vol":2106311"#)
            .replacing(#""stck_oprc":"69800""#, with: #""stck_oprc":"(null)""#)

        let price = try read(KISPriceQuestion(try #require(samsung)), body)

        #expect(price.price == Price(70_100))
        #expect(price.volume == Quantity(2_106_311))
        #expect(price.open == nil)
    }

    @Test func `an order book ends at the first empty level`() throws {
        var output = #""aspr_acpt_hour":"101530""#
        for level in 1...10 {
            let isThere = level <= 3
            output += #","askp\#(level)":"\#(isThere ? 70_000 + 100 * level : 0)","askp_rsqn\#(level)":"\#(level)""#
            output += #","bidp\#(level)":"\#(70_000 - 100 * level)","bidp_rsqn\#(level)":"\#(10 * level)""#
        }
        let slot = SymbolSlot(index: 3)

        let book = try read(
            KISBookQuestion(try #require(samsung), slot: slot),
            #"{"rt_cd":"0","msg_cd":"MCA00000","output1":{\#(output)},"output2":{}}"#
        )

        #expect(book.asks.map(\.price) == [Price(70_100), Price(70_200), Price(70_300)])
        #expect(book.bids.count == 10)
        #expect(book.bids[9] == Quote.Level(price: Price(69_000), quantity: Quantity(100)))
        #expect(book.slot == slot)
    }

    @Test func `net buying leaves out the blank day`() throws {
        let body = """
            {"rt_cd":"0","msg_cd":"MCA00000","output":[{"stck_bsop_date":"20261120","prsn_ntby_qty":"",\
            "frgn_ntby_qty":"","orgn_ntby_qty":""},{"stck_bsop_date":"20261119","prsn_ntby_qty":"-1200",\
            "frgn_ntby_qty":"1000","orgn_ntby_qty":"200"}]}
            """

        let flows = try read(KISInvestorQuestion(try #require(samsung)), body)

        #expect(flows.map(\.day.yyyymmdd) == [20_261_119])
        #expect(flows.first?.individuals == Quantity(-1_200))
        #expect(flows.first?.foreigners == Quantity(1_000))
    }

    @Test func `a holiday is told by one flag alone`() throws {
        let body = """
            {"rt_cd":"0","msg_cd":"X","output":[{"bass_dt":"20261121","bzdy_yn":"N","tr_day_yn":"Y","opnd_yn":"N"},\
            {"bass_dt":"20261123","bzdy_yn":"Y","tr_day_yn":"Y","opnd_yn":"Y"}]}
            """

        #expect(try read(KISHolidayQuestion(from: Fixtures.today), body).map(\.isOpen) == [false, true])
    }

    @Test func `a US price with a padded rate`() throws {
        let price = try read(KISUSPriceQuestion(try #require(apple)), Fixtures.usPrice)

        #expect(price.price == Price(decimal: "232.87"))
        #expect(price.previousVolume == Quantity(45_120_331))
    }

    @Test func `a US symbol that is not known has no price`() throws {
        let body = #"{"output":{"rsym":"","last":"","base":""},"rt_cd":"0","msg_cd":"MCA00000"}"#
        let question = KISUSPriceQuestion(try #require(apple))

        let fault = #expect(throws: KISFault.self) { try read(question, body) }

        #expect(fault?.reaction == .never)
    }

    @Test func `bars of another length are refused`() throws {
        let request = BarRequest(
            symbol: try #require(samsung),
            interval: .minutes(5),
            days: Fixtures.today...Fixtures.today
        )

        let fault = #expect(throws: KISFault.self) { try KISBarWalk(request, today: Fixtures.today, on: .real) }

        #expect(fault?.reaction == .never)
    }
}
