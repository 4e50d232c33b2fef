import PluginAPI

/// What nobody could confirm about the broker's interface, in one place, each with the reading that is used.
///
/// Where two readings can be told apart by what arrives, both are accepted and only the choice of what to send is here.
enum KISUnconfirmed {
    /// Selling US shares on paper: accepted under this id in the field; the broker's sample code builds `VTTT1006U`.
    static let paperUSSell = "VTTT1001U"

    /// Used successfully in the field, while the broker's list says that the paper servers do not offer it.
    static let paperUSBuyable = "VTTS3007R"

    /// In the broker's older samples and in libraries, but not in its newest sample; an answer that there is no such
    /// service is `KISFault.Reaction.never`, after which `usFills` holds the same orders.
    static let paperUSOpenOrders = "VTTS3018R"

    /// The branch of a reserved order, which its cancellation may leave out and which the documents do not show in its
    /// list; one that is there all the same is handed back.
    static let reservedBranchField = "rsvn_ord_orgno"

    /// The branch of an order in a notice: the documents' samples hold another one than answers and lists of the same
    /// orders, so that it is not used. The account's book finds such an order by day, number, share and side.
    static let noticeBranch = ""

    /// The rate limit answers HTTP 500 on the real servers and perhaps 200 on the paper ones; whatever comes without a
    /// readable envelope is judged by the status alone, so that either reading is only about this pause.
    static let throttlePause = Duration.seconds(1)

    /// Which kinds of `rt_cd` the WebSocket's fatal codes carry (1 or 9) is open, so that only the code counts.
    static func isFailure(_ rtCode: String, code: String) -> Bool {
        rtCode != "0" || code.hasPrefix("OPSP8") || code.hasPrefix("OPSP9")
    }

    /// The place of the market segment in KRX order books, seen in documents and not on the wire. Books of NXT are 62 or
    /// 65 wide and combined ones 65 or 66, with other things in the same place.
    static let bookMarketSegment = 62

    /// Overseas order books hold one level or ten; a level has six fields from this place on.
    static let usBookFirstLevel = 11

    /// How often the server sends PINGPONG is open, so that the silence which ends a connection is a setting.
    static let longestSilence = Duration.seconds(120)
}
