import PluginAPI

extension KISEndpoint {
    private static func quotation(
        _ name: String,
        _ id: String,
        isOnPaper: Bool = true,
        _ parameters: KISParameters,
        ko: String,
        en: String
    ) -> KISEndpoint {
        let path = "/uapi/domestic-stock/v1/quotations/\(name)"
        let subject = LocalizedText(ko: ko, en: en)
        return KISEndpoint(.get, path, real: id, paper: isOnPaper ? id : nil, parameters, subject)
    }

    /// The last price and the figures of the day.
    package static let price = quotation(
        "inquire-price",
        "FHKST01010100",
        ["FID_COND_MRKT_DIV_CODE": nil, "FID_INPUT_ISCD": nil],
        ko: "현재가",
        en: "the current price"
    )

    /// Ten prices on each side.
    package static let book = quotation(
        "inquire-asking-price-exp-ccn",
        "FHKST01010200",
        ["FID_COND_MRKT_DIV_CODE": nil, "FID_INPUT_ISCD": nil],
        ko: "호가",
        en: "the order book"
    )

    /// Net buying by kind of investor, a row a day.
    package static let investors = quotation(
        "inquire-investor",
        "FHKST01010900",
        ["FID_COND_MRKT_DIV_CODE": nil, "FID_INPUT_ISCD": nil],
        ko: "투자자별 매매 동향",
        en: "net buying by investors"
    )

    /// Days, weeks or months between two dates, a hundred rows at most.
    package static let periodBars = quotation(
        "inquire-daily-itemchartprice",
        "FHKST03010100",
        [
            "FID_COND_MRKT_DIV_CODE": nil, "FID_INPUT_ISCD": nil, "FID_INPUT_DATE_1": nil, "FID_INPUT_DATE_2": nil,
            "FID_PERIOD_DIV_CODE": nil, "FID_ORG_ADJ_PRC": "0",
        ],
        ko: "일봉",
        en: "the daily bars"
    )

    /// Today's minutes up to a time, thirty rows.
    package static let minuteBars = quotation(
        "inquire-time-itemchartprice",
        "FHKST03010200",
        [
            "FID_COND_MRKT_DIV_CODE": nil, "FID_INPUT_ISCD": nil, "FID_INPUT_HOUR_1": nil,
            "FID_PW_DATA_INCU_YN": "N", "FID_ETC_CLS_CODE": "",
        ],
        ko: "오늘의 분봉",
        en: "today's minute bars"
    )

    /// The minutes of a past day up to a time, a hundred and twenty rows, a year back.
    package static let pastMinuteBars = quotation(
        "inquire-time-dailychartprice",
        "FHKST03010230",
        isOnPaper: false,
        [
            "FID_COND_MRKT_DIV_CODE": nil, "FID_INPUT_ISCD": nil, "FID_INPUT_DATE_1": nil, "FID_INPUT_HOUR_1": nil,
            "FID_PW_DATA_INCU_YN": "N", "FID_FAKE_TICK_INCU_YN": "",
        ],
        ko: "지난 분봉",
        en: "past minute bars"
    )

    /// On which days the market is open; to be asked once a day at most.
    package static let holidays = quotation(
        "chk-holiday",
        "CTCA0903R",
        isOnPaper: false,
        // The pages of the years to come have no end, and this may be asked once a day.
        ["BASS_DT": nil, "CTX_AREA_NK": "", "CTX_AREA_FK": ""],
        ko: "휴장일",
        en: "the holidays"
    )

    /// What is known of a share beyond its code.
    package static let shareFacts = quotation(
        "search-stock-info",
        "CTPF1002R",
        isOnPaper: false,
        ["PRDT_TYPE_CD": "300", "PDNO": nil],
        ko: "종목 정보",
        en: "the facts about a share"
    )

    static let quotations: [KISEndpoint] = [
        price, book, investors, periodBars, minuteBars, pastMinuteBars, holidays, shareFacts,
    ]
}
