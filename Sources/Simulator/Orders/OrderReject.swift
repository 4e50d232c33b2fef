/// Why the broker does not take an order, with its code and words on the real and on the practice servers.
enum OrderReject: Error, Sendable, Hashable, CaseIterable {
    case closedDay
    case beforeOpening
    case afterClose
    case overseasClosed
    case notEnoughCash
    case notEnoughShares
    case unknownSymbol
    case kindNotAllowed
    case noMarketOrders
    case afterMarketKinds
    case nothingToChange
    case noOriginal
    case notTradable
    case offTick
    case aboveUpperLimit
    case belowLowerLimit

    /// The broker's code and text.
    struct Words: Sendable, Hashable {
        let resultCode: String
        let code: String
        let text: String
    }

    func words(in realm: Realm) -> Words {
        switch realm {
        case .real:
            let (code, text) = real
            return Words(resultCode: "7", code: code, text: text)
        case .paper:
            let (code, text) = paper
            return Words(resultCode: "1", code: code, text: text)
        }
    }

    private var real: (String, String) {
        switch self {
        case .closedDay: ("APBK0919", "장운영일자가 주문일과 상이합니다")
        case .beforeOpening, .afterClose: ("APBK0918", "장운영시간이 아닙니다.(주문불가)")
        case .notEnoughCash: ("APBK0952", "주문가능금액을 초과 했습니다")
        case .notEnoughShares: ("APBK0400", "주문 가능한 수량을 초과했습니다.")
        case .unknownSymbol: ("APBK0656", "해당종목정보가 없습니다.")
        case .kindNotAllowed: ("APBK0963", "주문구분코드 오류 입니다.")
        case .noMarketOrders: ("APBK1943", "시장가호가불가로 주문이 불가합니다.")
        case .afterMarketKinds: ("APBK3013", "[애프터마켓]지정가 및 최유리/최우선지정가 주문만 가능합니다.")
        case .nothingToChange: ("APBK0927", "정정취소 가능수량이 없습니다.")
        case .noOriginal: ("APBK0344", "원주문정보가 존재하지 않습니다")
        case .overseasClosed: Unconfirmed.overseasClosed
        case .notTradable: Unconfirmed.notTradable
        case .offTick: Unconfirmed.offTick
        case .aboveUpperLimit: Unconfirmed.aboveUpperLimit
        case .belowLowerLimit: Unconfirmed.belowLowerLimit
        }
    }

    private var paper: (String, String) {
        switch self {
        case .closedDay: ("40100000", "모의투자 영업일이 아닙니다.")
        case .beforeOpening: ("40570000", "모의투자 장시작전 입니다.")
        case .afterClose, .overseasClosed: ("40580000", "모의투자 장종료 입니다.")
        case .notEnoughCash: ("40250000", "모의투자 주문가능금액이 부족합니다.")
        case .notEnoughShares: ("40240000", "모의투자 잔고내역이 없습니다.")
        case .nothingToChange, .noOriginal: ("40330000", "모의투자 정정/취소할 수량이 없습니다.")
        case .offTick, .aboveUpperLimit, .belowLowerLimit: ("40030000", "모의투자 주문처리가 안되었습니다(호가단위 오류)")
        case .unknownSymbol, .kindNotAllowed, .noMarketOrders, .afterMarketKinds, .notTradable:
            ("40070000", "모의투자 주문처리가 안되었습니다(매매불가 종목)")
        }
    }
}
