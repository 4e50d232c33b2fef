import BareWebSockets

/// The fastest client that libwebsockets allows: C that decides inside the library's callback.
enum BareClient {
    /// Receives what a server pushes and decides on it.
    ///
    /// - Throws: unless every trade came and was decided as the reference decides.
    static func run(_ server: PushServer, _ day: MarketDay, frames: WireFrames, timesEachFrame: Bool) throws -> LiveRun
    {
        let targets = SigmaReference(day.rows, repeats: false).prices.map { symbol, prices in
            let code = Array(symbol.utf8).map(CChar.init(bitPattern:))
            return BareWebSockets_Target(
                code: (code[0], code[1], code[2], code[3], code[4], code[5]),
                prices: (Int64(prices[0]), Int64(prices[1]))
            )
        }
        var decided = [Int64](repeating: 0, count: timesEachFrame ? frames.count : 0)
        var outcome = BareWebSockets_Outcome()
        let status = unsafe BareWebSockets_receive(
            server.port,
            targets,
            targets.count,
            &decided,
            decided.count,
            &outcome
        )
        guard status == 0, outcome.ticks == frames.tickCount else {
            throw ChildProcess.Failure(description: "the bare client lost trades: \(outcome)")
        }
        var run = LiveRun(frames: Int(outcome.frames), ticks: Int(outcome.ticks), first: outcome.first)
        run.decided = timesEachFrame ? decided : [outcome.last]
        run.decisions = Int(outcome.decisions)
        return run
    }
}
