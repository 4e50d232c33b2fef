import PluginAPI
import Testing

@testable import Engine

@Suite struct PipelineCoreTests {
    private let maker = TradeMaker()

    @Test func `a filter sees the trades up to a signal before the signal`() {
        let trades = maker.trades("09:00 101", "09:00:01 100", "09:00:02 101", "09:00:03 99")

        let decisions = run([stage(BelowRule.self), stage(EverySecondRule.self)], [trades])

        #expect(decisions == ["below 100 suppressed by every-second: number 1 after 2 trades", "below 99 passed"])
    }

    @Test func `a closed bar comes before the trade that closes it`() {
        let trades = maker.trades("09:00:10 100", "09:00:20 102x3", "09:00:59 99", "09:01:00 98")

        let decisions = run([stage(BarEchoRule.self)], [trades], bars: [.minutes(1)])

        #expect(decisions == ["bar 005930 100 102 99 99 x5 passed"])
    }

    @Test func `a quiet instrument's bar closes at the first event a second after its end`() {
        let quiet = maker.trades("09:00:10 100")
        let other = maker.trades("09:01:00 50", "09:01:02 50", symbol: "000660").map { trade in
            var trade = trade
            trade.header.sequence += 1
            return trade
        }

        let decisions = run([stage(BarEchoRule.self)], [quiet + other], bars: [.minutes(1)])

        #expect(decisions == ["bar 005930 100 100 100 100 x1 passed"])
    }

    @Test func `a timer comes at the first event at or after its moment, before it`() {
        let trades = maker.trades("09:00:00 100", "09:00:09 100", "09:00:10 100", "09:00:25 100")

        let decisions = run([stage(AlarmRule.self)], [trades])

        #expect(decisions == ["alarm after 1 passed", "alarm after 2 passed", "alarm after 3 passed"])
    }

    @Test func `bars and timers that fall due before one event come in the order of their moments`() {
        let trades = maker.trades("09:00:10 100", "09:00:55 101", "09:30:00 102")

        let decisions = run(
            [stage(BarEchoRule.self), stage(AlarmRule.self)],
            [trades],
            bars: [.minutes(5), .minutes(1)]
        )

        // The timers are due at 09:00:20 and 09:01:05, the bars a second after 09:01 and 09:05.
        #expect(
            decisions == [
                "alarm after 1 passed", "bar 005930 100 101 100 101 x2 passed", "alarm after 2 passed",
                "bar 005930 100 101 100 101 x2 passed",
            ]
        )
    }

    @Test func `a timer is kept over a restart`() throws {
        let first = stage(AlarmRule.self)
        var core = PipelineCore(stages: [first], gate: SessionGate(nil, calendars: Moments.calendars), bars: [])
        core.receive(maker.trades("09:00:00 100").span)
        let snapshot = try #require(core.snapshots().first)

        let second = stage(AlarmRule.self)
        try second.restore(
            SavedState(
                version: 1,
                settingsDigest: "digest",
                content: snapshot.encode(),
                timers: StateCoding.encode(timers: snapshot.timers)
            )
        )
        var restored = PipelineCore(stages: [second], gate: SessionGate(nil, calendars: Moments.calendars), bars: [])

        #expect(restored.due == Moments.at("09:00:10"))
        restored.settle(until: Moments.header("09:00:11", sequence: 5))
        #expect(restored.takeOutput().decisions.map(Self.text) == ["alarm after 1 passed"])
        #expect(restored.snapshots().first?.timers == [])
    }

    @Test func `a timer that fell due while nothing ran comes after the histories`() throws {
        let stage = stage(AlarmRule.self)
        let timers = try StateCoding.encode(timers: [Timer(name: "report", due: Moments.at("09:00"))])
        try stage.restore(SavedState(version: 1, settingsDigest: "digest", content: "{}", timers: timers))
        var core = PipelineCore(stages: [stage], gate: SessionGate(nil, calendars: Moments.calendars), bars: [])
        let slot = try #require(maker.symbols.slot(for: Moments.samsung))
        let history = BarHistory(symbol: Moments.samsung, slot: slot, interval: .day, bars: [])

        core.receive(Event(Moments.header("09:05", sequence: 1), .history(history)))
        #expect(core.takeOutput().decisions.isEmpty)

        core.settle(until: Moments.header("09:05", sequence: 2))
        #expect(core.takeOutput().decisions.map(Self.text) == ["alarm report passed"])
    }

    @Test func `a rule that asks for what is due already does not go on for ever`() {
        let core = stage(RestlessRule.self)
        var restless = PipelineCore(stages: [core], gate: SessionGate(nil, calendars: Moments.calendars), bars: [])
        restless.receive(maker.trades("09:00 100").span)

        restless.settle(until: Moments.header("09:00", sequence: 2))
        #expect(restless.takeOutput().decisions.count == WakeQueue.limitAtOnce)

        restless.settle(until: Moments.header("09:00", sequence: 3))
        #expect(restless.takeOutput().decisions.count == WakeQueue.limitAtOnce)
    }

    @Test func `behind a source's closed gate protective rules see trades and bars are built`() {
        let trades = maker.trades("08:59:00 90", "08:59:30 91")
        let more = maker.trades("09:00:10 92", "09:01:30 93")
        var core = PipelineCore(
            stages: [stage(BelowRule.self), stage(StopRule.self), stage(BarEchoRule.self)],
            gate: SessionGate(nil, calendars: Moments.calendars),
            bars: [
                BarBuilder(.minutes(1), calendars: Moments.calendars), BarBuilder(.day, calendars: Moments.calendars),
            ]
        )

        core.receive(trades.span, isOpen: false)
        core.receive(more.span, isOpen: true)
        core.settle(until: Moments.header("00:00:01", sequence: 9, on: Moments.day("2026-11-21")))

        #expect(
            core.takeOutput().decisions.map(Self.text).sorted() == [
                "bar 005930 90 93 90 93 x4 passed", "bar 005930 92 92 92 92 x1 passed",
                "bar 005930 93 93 93 93 x1 passed", "below 92 passed", "below 93 passed", "stop 90 passed",
                "stop 91 passed", "stop 92 passed", "stop 93 passed",
            ]
        )
    }

    @Test func `behind a closed gate nothing is decided`() {
        let trades = maker.trades("08:59:59 90", "09:00:00 91", "15:29:59 92", "15:30:00 93")
        let condition = SessionCondition.session(.krxRegular)

        let decisions = run([stage(BelowRule.self)], [trades], condition: condition)

        #expect(decisions == ["below 91 passed", "below 92 passed"])
    }

    @Test func `decisions do not depend on how trades are cut into batches`() {
        let trades = maker.trades(
            "08:59:58 95",
            "09:00:00 99",
            "09:00:20 101",
            "09:00:59 97",
            "09:01:00 103",
            "09:01:30 96",
            "09:02:05 95",
            "09:05:00 94",
            "15:29:59 93",
            "15:30:05 92"
        )
        let make: () -> [any RuleStage] = {
            [stage(BelowRule.self), stage(BarEchoRule.self), stage(AlarmRule.self), stage(EverySecondRule.self)]
        }
        let condition = SessionCondition.session(.krxRegular)
        let whole = run(make(), [trades], bars: [.minutes(1)], condition: condition)

        let cuts = (1..<trades.count).map { [Array(trades[..<$0]), Array(trades[$0...])] } + [trades.map { [$0] }]

        #expect(whole.count > 10)
        for batches in cuts {
            #expect(run(make(), batches, bars: [.minutes(1)], condition: condition) == whole)
        }
    }

    @Test func `what two filters end does not depend on how trades are cut into batches`() {
        let trades = maker.trades("09:00 99", "09:01 98", "09:02 97")
        let make: () -> [any RuleStage] = {
            [stage(BelowRule.self), stage(EverySecondRule.self), stage(EverySecondRule.self)]
        }

        let whole = run(make(), [trades]).map { $0.prefix(8) }

        #expect(whole == ["below 99", "below 98", "below 97"])
        #expect(run(make(), trades.map { [$0] }).map { $0.prefix(8) } == whole)
    }

    @Test func `bars of two lengths do not depend on how many trades come at once`() {
        let texts = (0..<300).map { number in
            let second = 9 * 3_600 + 7 * number
            let clock = [second / 3_600, second / 60 % 60, second % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
            return "\(clock.joined(separator: ":")) \(100 + number * 37 % 23)"
        }
        let trades = texts.flatMap { maker.trades($0) }.enumerated().map { number, trade in
            var trade = trade
            trade.header.sequence = Int64(number + 1)
            return trade
        }
        let lengths: [BarInterval] = [.minutes(1), .minutes(5), .day]

        let atOnce = run([stage(BarEchoRule.self)], [trades], bars: lengths)
        let oneByOne = run([stage(BarEchoRule.self)], trades.map { [$0] }, bars: lengths)

        #expect(atOnce == oneByOne)
        // The last trade comes 34 minutes after the first, when 34 bars of a minute and 6 of five have closed.
        #expect(atOnce.count == 40)
    }

    @Test func `a restored rule goes on where the saved one stopped`() throws {
        let saved = stage(BelowRule.self)
        _ = run([saved], [maker.trades("09:00 99", "09:01 98")])
        let snapshot = try #require(saved.snapshot())
        let content = try snapshot.encode()
        let restored = stage(BelowRule.self)

        try restored.restore(SavedState(version: 1, settingsDigest: "digest", content: content))

        var signals = Signals(rule: "below")
        let trades = maker.trades("09:02 97")
        restored.receive(trades.span, &signals)
        guard case .alert(let alert) = signals.decided.first?.content else {
            Issue.record("no alert")
            return
        }
        #expect(alert[field: "count"] == .integer(3))
    }

    @Test func `a state saved under other settings is not used`() throws {
        let restored = stage(BelowRule.self)

        try restored.restore(SavedState(version: 1, settingsDigest: "another", content: #"{"raised":7}"#))

        #expect(try restored.snapshot()?.encode() == #"{"raised":0}"#)
    }

    // MARK: - Helpers

    private func stage<Instance: Rule>(_ type: Instance.Type) -> RuleRunner<Instance>
    where Instance.Settings: PluginSettings {
        let runner = RuleRunner(Instance(settings: Instance.Settings()), id: Instance.name, settingsDigest: "digest")
        runner.prepare(
            RuleContext(id: Instance.name, pipeline: "test", symbols: maker.symbols, calendars: Moments.calendars)
        )
        return runner
    }

    private func run(
        _ stages: [any RuleStage],
        _ batches: [[Trade]],
        bars: [BarInterval] = [],
        condition: SessionCondition? = nil
    ) -> [String] {
        var core = PipelineCore(
            stages: stages,
            gate: SessionGate(condition, calendars: Moments.calendars),
            bars: bars.map { BarBuilder($0, calendars: Moments.calendars) }
        )
        return batches.flatMap { batch in
            core.receive(batch.span)
            return core.takeOutput().decisions.map(Self.text)
        }
    }

    private static func text(_ decision: Decision) -> String {
        guard case .alert(let alert) = decision.signal.content else { return "order" }
        let value = alert.values.first.map { $0.text(in: .en, zone: .korea).replacing("₩", with: "") } ?? ""
        switch decision.outcome {
        case .passed: return "\(alert.kind.name) \(value) passed"
        case .suppressed(let rule, let reason): return "\(alert.kind.name) \(value) suppressed by \(rule): \(reason.en)"
        }
    }
}
