import KIS
import PluginAPI

extension KISBroker {
    func place(_ order: OrderRequest) async -> OrderAnswer {
        await send(order.symbol) { line, day in
            KISPlaceQuestion(order, on: day, isAfterMarket: line.isAfterMarket(order.symbol))
        }
    }

    func modify(_ order: Order, to request: OrderRequest) async -> OrderAnswer {
        await send(order.symbol) { line, day in
            KISModifyQuestion(order, to: request, on: day, isAfterMarket: line.isAfterMarket(order.symbol))
        }
    }

    func cancel(_ order: Order) async -> OrderAnswer {
        await send(order.symbol) { _, day in KISCancelQuestion(order, on: day) }
    }

    private func send<Question: KISQuestion>(
        _ symbol: Symbol,
        _ question: (Line, CivilDate) -> Question
    ) async -> OrderAnswer where Question.Answer == OrderID {
        let line: Line
        do throws(BrokerError) {
            line = try lineNow()
        } catch {
            return .notProcessed(after: nil, reason: "KIS: no session")
        }
        let day = symbol.market == .krx ? line.today : line.usToday
        do throws(KISFault) {
            return .accepted(try await line.client.ask(question(line, day), .order))
        } catch {
            return error.orderAnswer(in: line.session.language)
        }
    }
}

extension KISBroker.Line {
    /// Whether KRX is in its after-market, whose orders have codes of their own.
    fileprivate func isAfterMarket(_ symbol: Symbol) -> Bool {
        guard symbol.market == .krx else { return false }
        return session.calendars.krx.hours(of: .krxAfter, on: today)?.contains(now) ?? false
    }
}
