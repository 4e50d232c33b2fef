import PluginAPI

/// Answers about accounts, read from the brokers at this moment.
extension CommandDesk {
    /// How many holdings or orders an answer lists.
    private static let mostRows = 40

    /// What is held, and cash.
    func holdingsText() async -> LocalizedText {
        await accountsText { snapshot, now in
            let holdings = snapshot.portfolio.holdings.filter { $0.position.quantity > .zero }
            guard !holdings.isEmpty else {
                return [LocalizedText(ko: "보유 종목이 없습니다", en: "nothing is held")] + Self.cash(snapshot.portfolio)
            }
            return Self.limited(holdings.map(Self.line)) + Self.totals(holdings) + Self.cash(snapshot.portfolio)
        }
    }

    /// Orders that are not finished.
    func openOrdersText() async -> LocalizedText {
        await accountsText { snapshot, now in
            let open = snapshot.orders.filter { $0.open > .zero }
            guard !open.isEmpty else { return [LocalizedText(ko: "미체결 주문이 없습니다", en: "no order is open")] }
            return Self.limited(open.map { Self.line($0, now) })
        }
    }

    /// Profit on paper, and what was realized as far as a source has told it.
    func profitText() async -> LocalizedText {
        await accountsText { [latest] snapshot, now in
            let holdings = snapshot.portfolio.holdings.filter { $0.position.quantity > .zero }
            let realized = latest.profits(of: snapshot.portfolio.account).flatMap {
                Self.realized($0.profit, $0.moment, now)
            }
            let paper = Self.totals(holdings)
            let nothing = LocalizedText(
                ko: "보유 종목이 없어 평가손익이 없습니다",
                en: "nothing is held, so there is no profit on paper"
            )
            let unknown = LocalizedText(
                ko: "실현손익은 `kis-rest`의 `profit`이 있어야 보입니다",
                en: "realized profit is shown when a source asks for it, as 'profit' of 'kis-rest' does"
            )
            return (paper.isEmpty ? [nothing] : paper) + (realized.isEmpty ? [unknown] : realized)
        }
    }

    /// Lines of every account, below its name where there are several.
    private func accountsText(
        _ lines: @escaping @Sendable (AccountSnapshot, Timestamp) -> [LocalizedText]
    ) async -> LocalizedText {
        guard !accounts.isEmpty else {
            return LocalizedText(ko: "이 설정에는 계좌가 없습니다", en: "this configuration has no account")
        }
        var text: [LocalizedText] = []
        for run in accounts {
            text.append(LocalizedText("📊 \(run.account)"))
            switch await Self.snapshot(of: run) {
            case .success(let snapshot): text += lines(snapshot, run.now)
            case .failure(let silence): text.append(silence.message)
            }
        }
        return Self.lines(text)
    }

    private static func snapshot(of run: AccountRun) async -> Result<AccountSnapshot, Silence> {
        await Patience.wait(patience) { () -> Result<AccountSnapshot, Silence> in
            do throws(BrokerError) {
                return .success(try await run.broker.account(since: run.today))
            } catch {
                return .failure(Silence(reason: error.reason))
            }
        } ?? .failure(Silence(reason: nil))
    }

    /// Why a broker said nothing of an account.
    private struct Silence: Error {
        let reason: String?

        var message: LocalizedText {
            let seconds = patience.components.seconds
            guard let reason else {
                return LocalizedText(
                    ko: "증권사가 \(seconds)초 안에 답하지 않았습니다. 잠시 뒤에 다시 해 보세요.",
                    en: "the broker has not answered within \(seconds) s; try again in a while"
                )
            }
            return LocalizedText(ko: "증권사에서 읽지 못했습니다: \(reason)", en: "the broker could not be asked: \(reason)")
        }
    }

    private static func limited(_ rows: [LocalizedText]) -> [LocalizedText] {
        let rest = rows.count - mostRows
        guard rest > 0 else { return rows }
        return rows.prefix(mostRows) + [LocalizedText(ko: "그 밖에 \(rest)개", en: "and \(rest) more")]
    }

    private static func line(_ holding: Portfolio.Holding) -> LocalizedText {
        let position = holding.position
        let currency = holding.value.currency
        func words(_ language: Language) -> String {
            let parts = [
                "\(holding.name) (\(position.symbol)) \(position.quantity.formatted(in: language))",
                position.averagePrice.map { $0.formatted(currency, in: language) } ?? "-",
                holding.price.formatted(currency, in: language),
                "\(holding.profit.formatted(in: language, sign: .always)) (\(rate(holding.profit, of: position.cost)))",
            ]
            return VisibleText.line("\(parts[0]): \(parts[1]) → \(parts[2]), \(parts[3])")
        }
        return LocalizedText(ko: words(.ko), en: words(.en))
    }

    private static func line(_ order: Order, _ now: Timestamp) -> LocalizedText {
        func words(_ language: Language) -> String {
            let name = order.name.map { "\($0) (\(order.symbol))" } ?? order.symbol.description
            let price =
                switch order.kind {
                case .limit(let price): price.formatted(order.symbol.market.currency, in: language)
                case .market: LocalizedText(ko: "시장가", en: "at market").text(in: language)
                case nil: "-"
                }
            let reserved = LocalizedText(ko: " (예약)", en: " (reserved)").text(in: language)
            let side = order.side.word.text(in: language)
            let count = "\(order.open.formatted(in: language))/\(order.ordered.formatted(in: language))"
            let time = ChatMoment.text(order.placedAt, seenAt: now)
            return VisibleText.line("\(side) \(name) \(count) \(price) \(time)\(order.isReserved ? reserved : "")")
        }
        return LocalizedText(ko: words(.ko), en: words(.en))
    }

    /// The sums of each currency.
    private static func totals(_ holdings: [Portfolio.Holding]) -> [LocalizedText] {
        Dictionary(grouping: holdings, by: \.value.currency).sorted { $0.key.rawValue < $1.key.rawValue }.map {
            currency,
            holdings in
            let value = Money.total(holdings.map(\.value), in: currency)
            let profit = Money.total(holdings.map(\.profit), in: currency)
            let rate = rate(profit, of: Money.total(holdings.map(\.position.cost), in: currency))
            return LocalizedText(
                ko: "평가금액 \(value.formatted(in: .ko)), 평가손익 \(profit.formatted(in: .ko, sign: .always)) (\(rate))",
                en: "value \(value.formatted(in: .en)), on paper \(profit.formatted(in: .en, sign: .always)) (\(rate))"
            )
        }
    }

    private static func cash(_ portfolio: Portfolio) -> [LocalizedText] {
        portfolio.cash.map { LocalizedText(ko: "예수금 \($0.formatted(in: .ko))", en: "cash \($0.formatted(in: .en))") }
    }

    /// What was realized on the last day and in all, as it was read at a moment.
    static func realized(_ profit: RealizedProfit, _ moment: Timestamp, _ now: Timestamp) -> [LocalizedText] {
        let time = ChatMoment.text(moment)
        let last = profit.period.upperBound
        let lastDay = profit.total(of: \.profit, since: last)
        let whole = profit.total(of: \.profit, since: profit.period.lowerBound)
        guard let lastDay, let whole else { return [] }
        // What was read yesterday is not of today.
        let zone: MarketTimeZone = lastDay.currency == .krw ? .korea : .usEastern
        let isToday = zone.localTime(at: now).date == last
        return [
            LocalizedText(
                ko: "실현손익 \(isToday ? "오늘" : "\(last)") \(lastDay.formatted(in: .ko, sign: .always)), "
                    + "\(profit.period.lowerBound)부터 \(whole.formatted(in: .ko, sign: .always)) (\(time))",
                en: "realized \(isToday ? "today" : "on \(last)") \(lastDay.formatted(in: .en, sign: .always)), "
                    + "since \(profit.period.lowerBound) \(whole.formatted(in: .en, sign: .always)) (\(time))"
            )
        ]
    }

    private static func rate(_ profit: Money, of cost: Money) -> String {
        profit.percent(of: cost)?.formatted(sign: .always) ?? "-"
    }
}
