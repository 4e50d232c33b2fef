import PluginAPI

extension Venue {
    /// `FID_COND_MRKT_DIV_CODE`.
    var marketCode: String {
        switch self {
        case .nxt: "NX"
        case .combined: "UN"
        case .krx, .us: "J"
        }
    }

    /// `EXCG_ID_DVSN_CD` of a domestic order.
    var orderCode: String {
        switch self {
        case .nxt: "NXT"
        case .combined: "SOR"
        case .krx, .us: "KRX"
        }
    }

    /// The venue of `excg_id_dvsn_cd`; KRX where it is missing.
    init(orderCode: String?) {
        switch orderCode?.uppercased() {
        case "NXT": self = .nxt
        case "SOR": self = .combined
        default: self = .krx
        }
    }
}
