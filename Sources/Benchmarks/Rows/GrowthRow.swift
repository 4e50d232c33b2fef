/// Whether cost grows faster than the work.
enum GrowthRow {
    static func measure(_ session: Session) async throws -> [Figure] {
        let rules = EngineRun(rules: [PathRow.sigma])
        let full = try MarketDay(ticks: session.ticks)
        let forty = try await cost(rules, full, session)
        let ten = try await cost(rules, try MarketDay(ticks: session.ticks, symbols: 10), session)
        let fourHundred = try await cost(rules, try MarketDay(ticks: session.ticks, copies: 10), session)
        let short = try await cost(rules, try MarketDay(ticks: session.ticks / 10), session)
        let ofTen = try await cost(EngineRun(rules: [PathRow.sigma], pipelines: 10), full, session)
        let perPipeline = Samples(ofTen.values.map { $0 / 10 })
        return [
            figure("40 symbols", forty, "10 symbols", ten),
            figure("400 symbols", fourHundred, "40 symbols", forty),
            figure("10 pipelines, each", perPipeline, "1 pipeline", forty),
            figure("ten times as long", forty, "a tenth of the day", short),
        ]
    }

    private static func figure(_ name: String, _ samples: Samples, _ baseline: String, _ other: Samples) -> Figure {
        Figure(.growth, name, samples, "ns/trade", beside: Figure.Baseline(name: baseline, median: other.median))
            .ratioGoal("≤ 1.1×") { $0 <= 1.1 }
    }

    private static func cost(_ run: EngineRun, _ day: MarketDay, _ session: Session) async throws -> Samples {
        try await PathRow.engine(run, day, session).cost
    }
}
