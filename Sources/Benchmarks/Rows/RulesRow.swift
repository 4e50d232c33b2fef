/// The path with more rules: targets at every crossing without repetition, relative strength, averages of minute bars.
enum RulesRow {
    private static let rules = [
        "sigma: { lookback: 1y, levels: [1, 2], repeat: each-crossing }",
        "dedupe: { by: [symbol, level], window: 5m }",
        "rsi: { interval: 1m, period: 14, below: 30, above: 70 }",
        "moving-average: { interval: 1m, kind: sma, fast: 5, slow: 20 }",
    ]

    static func measure(_ session: Session) async throws -> [Figure] {
        let day = try MarketDay(ticks: session.ticks)
        let reference = RulesReference.run(day)
        let split = Figure.Baseline(name: "String.split", median: reference.cost)
        var figures: [Figure] = []
        for (name, batch) in [("four rules, frame by frame", 1), ("four rules, 4,096 at once", 4_096)] {
            let run = EngineRun(rules: rules, when: "krx-regular", batch: batch)
            let (cost, decisions) = try await PathRow.engine(run, day, session)
            figures.append(
                Figure(.rules, name, cost, "ns/trade", beside: split)
                    .goal("≤ 120 ns") { $0 <= 120 }.comparing(decisions, with: reference.decisions)
            )
        }
        return figures
    }
}
