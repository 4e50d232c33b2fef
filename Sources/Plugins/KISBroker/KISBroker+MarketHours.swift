import KIS
import PluginAPI

extension KISBroker {
    /// When data of some registrations is to be expected.
    struct MarketHours: Sendable {
        private let sessions: [SessionName]
        private let calendars: Calendars

        /// The hours of the markets that registrations are about.
        init(_ registrations: [Registration], _ calendars: Calendars) {
            let channels = Set(registrations.compactMap { KISChannel(rawValue: $0.channel) })
            sessions = Array(Set(channels.flatMap(Self.sessions)))
            self.calendars = calendars
        }

        /// Whether one of the markets is in a session of continuous trading.
        func isOpen(at moment: Timestamp) -> Bool {
            sessions.contains { name in
                let calendar = calendars[name.market]
                guard let hours = calendar.hours(of: name, on: calendar.tradingDay(at: moment)) else { return false }
                // KRX ends with an auction of ten minutes, in which nothing is traded.
                let end = name == .krxRegular ? moment + .seconds(600) : moment
                return hours.contains(moment) && hours.contains(end)
            }
        }

        /// The sessions in which something comes all the time.
        private static func sessions(_ channel: KISChannel) -> [SessionName] {
            switch channel {
            case .krxTrades, .krxBook: [.krxRegular]
            case .nxtTrades, .nxtBook: [.nxtMain, .nxtAfter]
            case .combinedTrades, .combinedBook: [.krxRegular, .nxtAfter]
            case .usTrades, .usBook: [.usRegular]
            case .ownFills, .ownPaperFills, .ownUSFills, .ownUSPaperFills: []
            }
        }

        /// Whether orders of a listing market can be filled, or its prices move, at a moment.
        static func isTrading(_ market: Market, at moment: Timestamp, _ calendars: Calendars) -> Bool {
            let names: [SessionName] =
                market == .krx
                ? [
                    .krxBeforeOpen, .krxRegular, .krxAfterClose, .krxSinglePrice, .krxAfter, .nxtPre, .nxtMain,
                    .nxtAfter,
                ]
                : [.usPre, .usRegular, .usAfter]
            return names.contains { name in
                let calendar = calendars[name.market]
                return calendar.hours(of: name, on: calendar.tradingDay(at: moment))?.contains(moment) ?? false
            }
        }
    }
}
