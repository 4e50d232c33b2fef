import PluginAPI

extension KISEndpoint {
    private static func trading(
        method: Method = .get,
        _ name: String,
        real: String,
        paper: String?,
        paging: Paging = .none,
        _ parameters: KISParameters,
        ko: String,
        en: String
    ) -> KISEndpoint {
        let path = "/uapi/domestic-stock/v1/trading/\(name)"
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

    /// Holdings and cash.
    package static let balance = trading(
        "inquire-balance",
        real: "TTTC8434R",
        paper: "VTTC8434R",
        paging: .numbered(100),
        [
            "AFHR_FLPR_YN": "N", "OFL_YN": "", "INQR_DVSN": "02", "UNPR_DVSN": "01", "FUND_STTL_ICLD_YN": "N",
            "FNCG_AMT_AUTO_RDPT_YN": "N", "PRCS_DVSN": "00",
        ],
        ko: "잔고",
        en: "the balance"
    )

    /// How much of an instrument the cash buys.
    package static let buyable = trading(
        "inquire-psbl-order",
        real: "TTTC8908R",
        paper: "VTTC8908R",
        ["PDNO": nil, "ORD_UNPR": nil, "ORD_DVSN": nil, "CMA_EVLU_AMT_ICLD_YN": "N", "OVRS_ICLD_YN": "N"],
        ko: "매수 가능 금액",
        en: "the buying power"
    )

    private static let fillParameters: KISParameters = [
        "INQR_STRT_DT": nil, "INQR_END_DT": nil, "SLL_BUY_DVSN_CD": "00", "PDNO": "", "ORD_GNO_BRNO": "", "ODNO": "",
        "CCLD_DVSN": nil, "INQR_DVSN": "01", "INQR_DVSN_1": "", "INQR_DVSN_3": "00", "EXCG_ID_DVSN_CD": nil,
    ]

    /// Orders with their fills, up to three months back.
    package static let fills = trading(
        "inquire-daily-ccld",
        real: "TTTC0081R",
        paper: "VTTC0081R",
        paging: .numbered(100),
        fillParameters,
        ko: "주문과 체결 내역",
        en: "the orders and fills"
    )

    /// Orders with their fills from before three months.
    package static let oldFills = trading(
        "inquire-daily-ccld",
        real: "CTSC9215R",
        paper: "VTSC9215R",
        paging: .numbered(100),
        fillParameters,
        ko: "지난 주문과 체결 내역",
        en: "the older orders and fills"
    )

    /// Orders that can be changed or cancelled; the paper servers answer this by `fills`.
    package static let openOrders = trading(
        "inquire-psbl-rvsecncl",
        real: "TTTC0084R",
        paper: nil,
        paging: .numbered(100),
        ["INQR_DVSN_1": "0", "INQR_DVSN_2": "0"],
        ko: "미체결 주문",
        en: "the open orders"
    )

    /// Orders that wait for a later session.
    package static let reservedOrders = trading(
        "order-resv-ccnl",
        real: "CTSC0004R",
        paper: nil,
        paging: .numbered(200),
        [
            "RSVN_ORD_ORD_DT": nil, "RSVN_ORD_END_DT": nil, "RSVN_ORD_SEQ": "", "TMNL_MDIA_KIND_CD": "00",
            "PRCS_DVSN_CD": "0", "CNCL_YN": "Y", "PDNO": "", "SLL_BUY_DVSN_CD": "",
        ],
        ko: "예약 주문",
        en: "the reserved orders"
    )

    /// Realised profit, a row a day.
    package static let profitByDay = trading(
        "inquire-period-profit",
        real: "TTTC8708R",
        paper: nil,
        paging: .numbered(100),
        [
            "INQR_STRT_DT": nil, "INQR_END_DT": nil, "SORT_DVSN": "00", "INQR_DVSN": "00", "CBLC_DVSN": "00",
            "PDNO": "",
        ],
        ko: "기간별 실현 손익",
        en: "the realised profit"
    )

    /// Realised profit, a row a stock and day.
    package static let profitByStock = trading(
        "inquire-period-trade-profit",
        real: "TTTC8715R",
        paper: nil,
        paging: .numbered(100),
        ["INQR_STRT_DT": nil, "INQR_END_DT": nil, "SORT_DVSN": "00", "CBLC_DVSN": "00", "PDNO": ""],
        ko: "종목별 실현 손익",
        en: "the realised profit by stock"
    )

    private static let orderParameters: KISParameters = [
        "PDNO": nil, "ORD_DVSN": nil, "ORD_QTY": nil, "ORD_UNPR": nil, "EXCG_ID_DVSN_CD": nil, "SLL_TYPE": nil,
        "CNDT_PRIC": "",
    ]

    /// An order to buy.
    package static let buy = trading(
        method: .post,
        "order-cash",
        real: "TTTC0012U",
        paper: "VTTC0012U",
        orderParameters,
        ko: "매수 주문",
        en: "the order to buy"
    )

    /// An order to sell.
    package static let sell = trading(
        method: .post,
        "order-cash",
        real: "TTTC0011U",
        paper: "VTTC0011U",
        orderParameters,
        ko: "매도 주문",
        en: "the order to sell"
    )

    /// Changes an order or takes it back.
    package static let change = trading(
        method: .post,
        "order-rvsecncl",
        real: "TTTC0013U",
        paper: "VTTC0013U",
        [
            "KRX_FWDG_ORD_ORGNO": nil, "ORGN_ODNO": nil, "ORD_DVSN": nil, "RVSE_CNCL_DVSN_CD": nil, "ORD_QTY": nil,
            "ORD_UNPR": nil, "QTY_ALL_ORD_YN": nil, "EXCG_ID_DVSN_CD": nil, "CNDT_PRIC": "",
        ],
        ko: "정정·취소 주문",
        en: "the change of the order"
    )

    /// Takes a reserved order back.
    package static let cancelReserved = trading(
        method: .post,
        "order-resv-rvsecncl",
        real: "CTSC0009U",
        paper: nil,
        ["RSVN_ORD_SEQ": nil, "RSVN_ORD_ORGNO": nil, "RSVN_ORD_ORD_DT": nil],
        ko: "예약 주문 취소",
        en: "the cancellation of the reserved order"
    )

    static let tradings: [KISEndpoint] = [
        balance, buyable, fills, oldFills, openOrders, reservedOrders, profitByDay, profitByStock, buy, sell, change,
        cancelReserved,
    ]
}
