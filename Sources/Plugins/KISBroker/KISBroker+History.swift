import KIS
import PluginAPI

extension KISBroker {
    func bars(_ request: BarRequest) async throws(BrokerError) -> [Bar] { try await lineNow().bars(request) }

    func instruments(_ symbols: [Symbol]) async throws(BrokerError) -> [Instrument] {
        let line = try lineNow()
        guard line.access.environment.servers == .real else { return [] }
        var instruments: [Instrument] = []
        for symbol in symbols where symbol.market == .krx {
            do throws(BrokerError) {
                guard let name = try await line.ask(KISShareQuestion(symbol), .market) else { continue }
                instruments.append(
                    Instrument(symbol: symbol, name: name, segment: "", class: .other, currency: symbol.market.currency)
                )
            } catch {
                // A share that the broker does not know is left out; everything else is for the caller to try again.
                guard case .never = error else { throw error }
            }
        }
        return instruments
    }
}

extension KISBroker.Line {
    /// Past bars, oldest first, without one that has not closed.
    func bars(_ request: BarRequest) async throws(BrokerError) -> [Bar] {
        let calendar = session.calendars.calendar(of: request.symbol.market)
        guard let slot = session.symbols.slot(for: request.symbol) else { return [] }
        let rows: [KISBarRow]
        do throws(KISFault) {
            rows = try await client.bars(request, today: calendar.tradingDay(at: now))
        } catch {
            throw error.brokerError(in: session.language)
        }
        let bars = rows.map { row in
            row.bar(symbol: request.symbol, slot: slot, interval: request.interval, start: calendar.start(of: row))
        }
        return bars.filter { calendar.hasClosed($0, at: now) }
    }
}

extension TradingCalendar {
    /// When a bar begins: its minute, or the first session of its day.
    fileprivate func start(of row: KISBarRow) -> Timestamp {
        if let time = row.time { return timeZone.timestamp(of: row.day, at: time) }
        return sessions(on: row.day).first?.hours.lowerBound ?? timeZone.timestamp(of: row.day, at: .midnight)
    }

    /// Whether nothing more can come into a bar; its last day is over when its regular session is.
    fileprivate func hasClosed(_ bar: Bar, at moment: Timestamp) -> Bool {
        if let length = bar.interval.duration { return bar.start + length <= moment }
        let today = tradingDay(at: moment)
        let last: CivilDate
        switch bar.interval {
        case .week: last = bar.day.advanced(by: 7 - bar.day.weekday.rawValue)
        case .month: last = bar.day.advanced(by: 31 - bar.day.day)
        case .day, .minutes: last = bar.day
        }
        guard last >= today else { return true }
        guard last == today, let regular = hours(of: market == .us ? .usRegular : .krxRegular, on: today) else {
            return false
        }
        return regular.upperBound <= moment
    }
}
