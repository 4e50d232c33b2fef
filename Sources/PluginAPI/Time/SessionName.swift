/// The name of a part of a market's day; the raw value is the word used in a configuration.
///
/// The hours of a session are data of the ``TradingCalendar``; those given here are the usual ones of 2026.
public enum SessionName: String, Sendable, CaseIterable, Codable, BitwiseCopyable {
    /// 장전 시간외종가, 08:30–08:40: trading at yesterday's closing price.
    case krxBeforeOpen = "krx-before-open"
    /// 시가 동시호가, 08:30–09:00: orders are collected for the opening price.
    case krxOpeningAuction = "krx-opening-auction"
    /// 정규장, 09:00–15:30, the closing auction included.
    case krxRegular = "krx-regular"
    /// 종가 동시호가, 15:20–15:30, the end of the regular session.
    case krxClosingAuction = "krx-closing-auction"
    /// 장후 시간외종가, 15:40–16:00: trading at today's closing price.
    case krxAfterClose = "krx-after-close"
    /// 시간외단일가, 16:00–18:00, held for the last time on 2026-09-11.
    case krxSinglePrice = "krx-single-price"
    /// 애프터마켓, 16:00–20:00, since 2026-09-14.
    case krxAfter = "krx-after"
    /// 프리마켓 of Nextrade, 08:00–08:50.
    case nxtPre = "nxt-pre"
    /// 메인마켓 of Nextrade, 09:00:30–15:20.
    case nxtMain = "nxt-main"
    /// 애프터마켓 of Nextrade, 15:40–20:00.
    case nxtAfter = "nxt-after"
    /// 프리마켓 of the US exchanges, 04:00–09:30 in New York.
    case usPre = "us-pre"
    /// 정규장 of the US exchanges, 09:30–16:00 in New York.
    case usRegular = "us-regular"
    /// 애프터마켓 of the US exchanges as far as Korean brokers take orders, 16:00–18:00 in New York.
    case usAfter = "us-after"

    /// The market whose session it is.
    public var market: CalendarMarket {
        switch self {
        case .krxBeforeOpen, .krxOpeningAuction, .krxRegular, .krxClosingAuction, .krxAfterClose, .krxSinglePrice,
            .krxAfter:
            .krx
        case .nxtPre, .nxtMain, .nxtAfter: .nxt
        case .usPre, .usRegular, .usAfter: .us
        }
    }
}
