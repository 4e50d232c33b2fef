import PluginAPI
import Testing

/// The arithmetic of a connection that holds so many registrations and a pace that leaves so many calls.
@Suite struct ConnectionPlanTests {
    private static let real = BrokerTerms(registrations: 41, pace: CallRate(18, per: .seconds(1)))
    private static let paper = BrokerTerms(registrations: 41, pace: CallRate(1, per: .seconds(1)))

    @Test func `what fits is registered and nothing is polled`() throws {
        let plan = ConnectionPlan([try Self.use(41)], terms: Self.real)

        #expect(plan.registered.count == 41)
        #expect(plan.polled.isEmpty)
        #expect(plan.interval == nil)
        #expect(plan.problem == nil)
    }

    @Test func `of fifty-three symbols the last twelve are polled`() throws {
        let use = try Self.use(53)

        let plan = ConnectionPlan([use], terms: Self.real)

        #expect(plan.polled == Array(use.registrations.suffix(12)))
        // Twelve calls at half of eighteen a second.
        #expect(plan.interval == .milliseconds(1_400))
        #expect(plan.problem == nil)
    }

    @Test func `on paper the same are polled as seldom as its pace demands`() throws {
        let plan = ConnectionPlan([try Self.use(53)], terms: Self.paper)

        #expect(plan.interval == .seconds(24))
        #expect(plan.dailyCalls == 43_200)
        #expect(plan.dailyBudget == 43_200)
        #expect(plan.problem == nil)
    }

    @Test func `a symbol that several sources use counts once`() throws {
        let plan = ConnectionPlan([try Self.use(30), try Self.use(30), try Self.use(35)], terms: Self.real)

        #expect(plan.registered.count == 35)
        #expect(plan.polled.isEmpty)
    }

    @Test func `two channels of a symbol are two registrations`() throws {
        let plan = ConnectionPlan([try Self.use(30), try Self.use(30, channel: "quotes")], terms: Self.real)

        #expect(plan.registered.count == 41)
        #expect(plan.polled.count == 19)
    }

    @Test func `what cannot be polled keeps its place whoever asks first`() throws {
        let fills = Registration("fills")
        let account = BrokerUse(BrokerReference("main"), at: nil, registrations: [fills])

        let plan = ConnectionPlan([try Self.use(41), account], terms: Self.real)

        #expect(plan.registered.first == fills)
        #expect(plan.polled.count == 1)
        #expect(plan.problem == nil)
    }

    @Test func `regular calls leave less for polling`() throws {
        var use = try Self.use(53)
        use.calls = [CallRate(1, per: .seconds(5))]

        let plan = ConnectionPlan([use], terms: Self.paper)

        // Of half a call a second a fifth is taken, so that three tenths are left for twelve.
        #expect(plan.interval == .seconds(40))
    }

    @Test func `polling that would come round too seldom is a problem`() throws {
        var use = try Self.use(53)
        use.calls = [CallRate(2, per: .seconds(5))]

        let plan = ConnectionPlan([use], terms: Self.paper)

        #expect(plan.problem == .interval(.seconds(120)))
    }

    @Test func `no call left for polling is a problem`() throws {
        var use = try Self.use(42)
        use.calls = [CallRate(1, per: .seconds(2))]

        #expect(ConnectionPlan([use], terms: Self.paper).problem == .interval(nil))
    }

    @Test func `regular calls beyond the share of polling are a problem`() throws {
        var use = try Self.use(1)
        use.calls = [CallRate(1, per: .seconds(1))]

        #expect(ConnectionPlan([use], terms: Self.paper).problem == .calls(daily: 86_400))
    }

    @Test func `a source can refuse to be polled`() throws {
        var use = try Self.use(53)
        use.overflow = .error

        #expect(ConnectionPlan([use], terms: Self.real).problem == .refused(wanted: 53))
        #expect(ConnectionPlan([try Self.use(41)], terms: Self.real).problem == nil)
    }

    @Test func `more than fits that cannot be polled is a problem`() throws {
        var use = try Self.use(42)
        use.pollCalls = [:]

        #expect(ConnectionPlan([use], terms: Self.real).problem == .unpollable(wanted: 42))
    }

    @Test func `a broker without limits takes everything`() throws {
        let plan = ConnectionPlan([try Self.use(500)], terms: BrokerTerms())

        #expect(plan.registered.count == 500)
        #expect(plan.limit == nil)
        #expect(plan.dailyBudget == nil)
        #expect(plan.problem == nil)
    }

    @Test(arguments: [1, 7, 17, 41, 100, 1_000])
    func `polling at the interval never takes more than its budget`(more: Int) throws {
        for pace in [1, 3, 18] {
            var terms = BrokerTerms(registrations: 41, pace: CallRate(pace, per: .seconds(1)))
            terms.longestPoll = .seconds(86_400)

            let plan = ConnectionPlan([try Self.use(41 + more, calls: 3)], terms: terms)

            #expect(plan.dailyCalls <= plan.dailyBudget ?? 0, "\(more) at \(pace)")
            #expect(plan.registered.count + plan.polled.count == 41 + more)
        }
    }

    @Test func `sums beyond all bounds stay at the bound`() {
        let calls = Array(repeating: CallRate(.max, per: .milliseconds(1)), count: 3)
        let use = BrokerUse(BrokerReference("main"), at: nil, calls: calls)

        #expect(ConnectionPlan([use], terms: Self.real).problem == .calls(daily: .max))
    }

    // MARK: - Helpers

    private static func use(_ count: Int, channel: String = "trades", calls: Int = 1) throws -> BrokerUse {
        let registrations = try (1...count).map { number in
            let code = String(1_000_000 + number * 10).dropFirst()
            let symbol = try #require(Symbol(code))
            return Registration(channel, symbol)
        }
        return BrokerUse(
            BrokerReference("main"),
            at: nil,
            registrations: registrations,
            pollCalls: Dictionary(uniqueKeysWithValues: registrations.map { ($0, calls) })
        )
    }
}
