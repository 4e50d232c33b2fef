import KIS
import PluginAPI
import Synchronization

extension KISBroker {
    func run(_ session: any BrokerSession) async throws {
        do {
            let line = try line(session)
            try await openLine(line)
            standing.withLock { $0 = .up(line) }
            // It may have changed while there was no line.
            if let plan = wantedPlan.withLock({ $0 }), plan != line.lineup.plan { line.adjust(to: plan) }
            session.report(.running, line.client.storageFault?.message.text(in: session.language))
            try await keep(line)
        } catch {
            let reason = (error as? SourceError)?.message ?? Self.ended
            standing.withLock { $0 = .ended(reason) }
            throw error
        }
    }

    private func line(_ session: any BrokerSession) throws -> Line {
        do {
            let access = try access(session.simulator)
            let holder = try KISKeyHolder.shared(
                for: access.key,
                // Passes of a simulator are worth nothing when it has ended.
                in: session.simulator == nil ? session.stateDirectory : nil,
                pace: KISPace.Settings(of: servers)
            )
            let client = KISClient(access, holder: holder, transport: KISHTTPTransport(), clock: session.clock)
            let switchboard = Switchboard(session)
            let lineup = Lineup(wantedPlan.withLock { $0 } ?? session.connection)
            let stream = KISStream(
                client,
                opener: KISWebSocketOpener(clock: session.clock),
                receiver: switchboard,
                clock: session.clock,
                session: KISSession(sessionSettings, seed: UInt64.random(in: .min ... .max)),
                isInSession: { MarketHours(lineup.plan.registered, session.calendars).isOpen(at: $0) }
            )
            return Line(client: client, stream: stream, switchboard: switchboard, lineup: lineup, session: session)
        } catch let problem as KISSetupProblem {
            throw SourceError(problem.message)
        } catch let fault as KISFault {
            throw SourceError(fault.message)
        }
    }

    /// The session's times; where a simulator's time runs fast, those that wait for an answer leave the machine enough.
    private var sessionSettings: KISSession.Settings {
        var settings = KISSession.Settings()
        let speed = Double(self.settings.simulator?.speed ?? 1)
        settings.patience = max(settings.patience, .milliseconds(100) * speed)
        settings.longestAnswer = max(settings.longestAnswer, .seconds(2) * speed)
        settings.longestSilence = max(settings.longestSilence, .seconds(5) * speed)
        return settings
    }

    /// Waits for the first token; everything else needs it.
    private func openLine(_ line: Line) async throws {
        var pause = Duration.seconds(1)
        while true {
            do throws(KISFault) {
                _ = try await line.client.pass(.token)
                return
            } catch {
                try Task.checkCancellation()
                guard error.reaction != .never else { throw SourceError(error.message) }
                line.session.report(.degraded, error.message.text(in: line.session.language))
                if case .notProcessed(let wanted?) = error.reaction { pause = max(pause, wanted) }
            }
            try await line.session.clock.sleep(until: line.now + pause)
            pause = min(pause * 2, .seconds(60))
        }
    }

    /// Keeps the session until the task is cancelled.
    private func keep(_ line: Line) async throws {
        line.stream.want(line.registrations(line.lineup.plan.registered))
        try await withThrowingDiscardingTaskGroup { group in
            group.addTask {
                for await _ in line.lineup.begins { try await line.stream.run() }
                try Task.checkCancellation()
            }
            group.addTask { try await Poller(line).run() }
        }
    }

    private static let ended = LocalizedText(ko: "증권사와의 연결이 끝났습니다", en: "the broker's session has ended")
}
