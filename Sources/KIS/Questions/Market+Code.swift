import PluginAPI

extension Market {
    /// `EXCD` of quotations; nothing for Korea.
    var quotationCode: String? {
        switch self {
        case .nasdaq: "NAS"
        case .nyse: "NYS"
        case .amex: "AMS"
        case .krx: nil
        }
    }

    /// `OVRS_EXCG_CD` of orders and accounts; nothing for Korea.
    var orderCode: String? {
        switch self {
        case .nasdaq: "NASD"
        case .nyse: "NYSE"
        case .amex: "AMEX"
        case .krx: nil
        }
    }

    /// The US markets by their code in orders and accounts.
    static let byOrderCode: [String: Market] = ["NASD": .nasdaq, "NYSE": .nyse, "AMEX": .amex, "NAS": .nasdaq]

    /// The exchange as a parameter of US questions.
    func exchangeValues() throws(KISFault) -> [String: String] {
        guard let code = orderCode else {
            throw .impossible(ko: "KRX는 미국 거래소가 아닙니다", en: "KRX is no US exchange")
        }
        return ["OVRS_EXCG_CD": code]
    }
}
