import PluginAPI

extension KISEndpoint {
    private static func usQuotation(
        _ name: String,
        _ id: String,
        _ parameters: KISParameters,
        ko: String,
        en: String
    ) -> KISEndpoint {
        let path = "/uapi/overseas-price/v1/quotations/\(name)"
        return KISEndpoint(.get, path, real: id, paper: id, parameters, LocalizedText(ko: ko, en: en))
    }

    private static func usTrading(
        method: Method = .get,
        _ name: String,
        real: String,
        paper: String?,
        paging: Paging = .none,
        _ parameters: KISParameters,
        ko: String,
        en: String
    ) -> KISEndpoint {
        let path = "/uapi/overseas-stock/v1/trading/\(name)"
        let subject = LocalizedText(ko: ko, en: en)
        return KISEndpoint(
            method,
            path,
            real: real,
            paper: paper,
            paging: paging,
            namesAccount: true,
            parameters,
            subject
        )
    }

    /// The last price of a US share.
    package static let usPrice = usQuotation(
        "price",
        "HHDFS00000300",
        ["AUTH": "", "EXCD": nil, "SYMB": nil],
        ko: "미국 현재가",
        en: "the US price"
    )

    /// Days, weeks or months of a US share up to a date, a hundred rows at most, adjusted.
    package static let usPeriodBars = usQuotation(
        "dailyprice",
        "HHDFS76240000",
        ["AUTH": "", "EXCD": nil, "SYMB": nil, "GUBN": nil, "BYMD": nil, "MODP": "1"],
        ko: "미국 일봉",
        en: "the US daily bars"
    )

    /// US holdings.
    package static let usBalance = usTrading(
        "inquire-balance",
        real: "TTTS3012R",
        paper: "VTTS3012R",
        paging: .numbered(200),
        ["OVRS_EXCG_CD": nil, "TR_CRCY_CD": "USD"],
        ko: "미국 잔고",
        en: "the US balance"
    )

    /// How much of a US share the dollars buy.
    package static let usBuyable = usTrading(
        "inquire-psamount",
        real: "TTTS3007R",
        paper: KISUnconfirmed.paperUSBuyable,
        ["OVRS_EXCG_CD": nil, "OVRS_ORD_UNPR": nil, "ITEM_CD": nil],
        ko: "미국 매수 가능 금액",
        en: "the US buying power"
    )

    /// US orders that are not finished.
    package static let usOpenOrders = usTrading(
        "inquire-nccs",
        real: "TTTS3018R",
        paper: KISUnconfirmed.paperUSOpenOrders,
        paging: .numbered(200),
        ["OVRS_EXCG_CD": nil, "SORT_SQN": "DS"],
        ko: "미국 미체결 주문",
        en: "the US open orders"
    )

    /// US orders with their fills.
    package static let usFills = usTrading(
        "inquire-ccnl",
        real: "TTTS3035R",
        paper: "VTTS3035R",
        paging: .numbered(200),
        [
            "PDNO": nil, "ORD_STRT_DT": nil, "ORD_END_DT": nil, "SLL_BUY_DVSN": "00", "CCLD_NCCS_DVSN": "00",
            "OVRS_EXCG_CD": nil, "SORT_SQN": "AS", "ORD_DT": "", "ORD_GNO_BRNO": "", "ODNO": "",
        ],
        ko: "미국 주문과 체결 내역",
        en: "the US orders and fills"
    )

    /// Realised profit of US shares in dollars.
    package static let usProfit = usTrading(
        "inquire-period-profit",
        real: "TTTS3039R",
        paper: nil,
        paging: .numbered(200),
        [
            "OVRS_EXCG_CD": "NASD", "NATN_CD": "", "CRCY_CD": "USD", "PDNO": "", "INQR_STRT_DT": nil,
            "INQR_END_DT": nil, "WCRC_FRCR_DVSN_CD": "01",
        ],
        ko: "미국 기간별 실현 손익",
        en: "the realised profit of US shares"
    )

    private static let usOrderParameters: KISParameters = [
        "OVRS_EXCG_CD": nil, "PDNO": nil, "ORD_QTY": nil, "OVRS_ORD_UNPR": nil, "CTAC_TLNO": "", "MGCO_APTM_ODNO": "",
        "SLL_TYPE": nil, "ORD_SVR_DVSN_CD": "0", "ORD_DVSN": "00",
    ]

    /// An order to buy a US share.
    package static let usBuy = usTrading(
        method: .post,
        "order",
        real: "TTTT1002U",
        paper: "VTTT1002U",
        usOrderParameters,
        ko: "미국 매수 주문",
        en: "the US order to buy"
    )

    /// An order to sell a US share.
    package static let usSell = usTrading(
        method: .post,
        "order",
        real: "TTTT1006U",
        paper: KISUnconfirmed.paperUSSell,
        usOrderParameters,
        ko: "미국 매도 주문",
        en: "the US order to sell"
    )

    /// Changes a US order or takes it back.
    package static let usChange = usTrading(
        method: .post,
        "order-rvsecncl",
        real: "TTTT1004U",
        paper: "VTTT1004U",
        [
            "OVRS_EXCG_CD": nil, "PDNO": nil, "ORGN_ODNO": nil, "RVSE_CNCL_DVSN_CD": nil, "ORD_QTY": nil,
            "OVRS_ORD_UNPR": nil, "MGCO_APTM_ODNO": "", "ORD_SVR_DVSN_CD": "0",
        ],
        ko: "미국 정정·취소 주문",
        en: "the change of the US order"
    )

    static let us: [KISEndpoint] = [
        usPrice, usPeriodBars, usBalance, usBuyable, usOpenOrders, usFills, usProfit, usBuy, usSell, usChange,
    ]

    /// The whole table.
    package static let all: [KISEndpoint] = quotations + tradings + us
}
