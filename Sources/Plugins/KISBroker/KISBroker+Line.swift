import KIS
import PluginAPI
import Synchronization

extension KISBroker {
    /// What the broker and its sources speak through once there is a session.
    final class Line: Sendable {
        let client: KISClient
        let stream: KISStream
        let switchboard: Switchboard
        let lineup: Lineup
        let session: any BrokerSession
        private let isWithoutUS = Mutex(false)

        init(
            client: KISClient,
            stream: KISStream,
            switchboard: Switchboard,
            lineup: Lineup,
            session: any BrokerSession
        ) {
            self.client = client
            self.stream = stream
            self.switchboard = switchboard
            self.lineup = lineup
            self.session = session
        }

        var access: KISAccess { client.access }
        var now: Timestamp { session.clock.now }

        /// The day at the Korean exchange.
        var today: CivilDate { session.calendars.krx.tradingDay(at: now) }

        /// The day at the US exchanges.
        var usToday: CivilDate { session.calendars.us.tradingDay(at: now) }

        /// Asks a question, with what goes wrong in the words of the contract.
        func ask<Question: KISQuestion>(
            _ question: Question,
            _ rank: KISPace.Rank = .account
        ) async throws(BrokerError) -> Question.Answer {
            do throws(KISFault) {
                return try await client.ask(question, rank)
            } catch {
                throw error.brokerError(in: session.language)
            }
        }

        /// Asks a question about the US, which an account may not be allowed to: nothing then, now and later.
        func askUS<Question: KISQuestion>(
            _ question: Question,
            _ rank: KISPace.Rank = .account
        ) async throws(BrokerError) -> Question.Answer? {
            guard !isWithoutUS.withLock({ $0 }) else { return nil }
            do throws(BrokerError) {
                return try await ask(question, rank)
            } catch {
                guard case .never = error else { throw error }
                isWithoutUS.withLock { $0 = true }
                return nil
            }
        }

        /// The header of something that is true now.
        func header() -> EventHeader { header(now) }

        func header(_ moment: Timestamp) -> EventHeader {
            EventHeader(
                exchangeTime: moment,
                receivedAt: moment,
                tradingDay: session.calendars.krx.tradingDay(at: moment)
            )
        }
    }

    /// The line, once there is one.
    ///
    /// - Throws: `SourceError` when the session has ended, `CancellationError`.
    func line() async throws -> Line {
        while true {
            switch standing.withLock({ $0 }) {
            case .up(let line): return line
            case .ended(let reason): throw SourceError(reason)
            // A session begins once in a run and in little time, so that looking is simpler than being told.
            case .starting: try await Task.sleep(for: .milliseconds(10))
            }
        }
    }

    /// The line if there is one now.
    func lineNow() throws(BrokerError) -> Line {
        switch standing.withLock({ $0 }) {
        case .up(let line): return line
        case .starting, .ended: throw .retry(after: nil, reason: "KIS: no session")
        }
    }
}
