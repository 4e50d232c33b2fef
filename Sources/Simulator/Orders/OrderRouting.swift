/// Where an order was asked to go.
enum OrderRouting: String, Sendable {
    case krx = "KRX"
    case nxt = "NXT"
    /// To the venue that serves it better.
    case smart = "SOR"

    /// Reads the request's field, which may be blank.
    init?(code: String) {
        self.init(rawValue: code.isEmpty ? "KRX" : code)
    }

    /// The notice's code of the venue that an order went to.
    func noticeCode(of venue: Venue) -> String {
        switch (self, venue) {
        case (.smart, .krx): "3"
        case (.smart, .nxt): "4"
        case (_, .krx): "1"
        case (_, .nxt): "2"
        }
    }
}
