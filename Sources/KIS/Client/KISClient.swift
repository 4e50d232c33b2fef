package import PluginAPI

/// Asks the broker questions and places orders, within the pace and with the pass of the app key.
///
/// The one place where the pure parts meet a clock and a connection. A question is repeated a few times where the broker
/// says that it was not processed; an order never is. Calls come from any task, several at a time.
package struct KISClient: Sendable {
    /// For whom it speaks.
    package let access: KISAccess

    private let holder: KISKeyHolder
    private let transport: any KISTransport
    private let clock: any RunClock

    /// How often a question is sent at most.
    private static let attempts = 4

    /// Brings the parts together.
    package init(_ access: KISAccess, holder: KISKeyHolder, transport: any KISTransport, clock: any RunClock) {
        self.access = access
        self.holder = holder
        self.transport = transport
        self.clock = clock
    }

    /// Why passes could not be stored when that was tried last; they are good until the program ends.
    package var storageFault: KISFault? { holder.storageFault }

    /// Asks a question, over as many pages as the answer has.
    ///
    /// - Throws: `KISFault`: all or nothing.
    package func ask<Question: KISQuestion>(
        _ question: Question,
        _ rank: KISPace.Rank
    ) async throws(KISFault) -> Question.Answer {
        var walk = KISPageWalk()
        var continuation: KISAccess.Continuation?
        while true {
            let request = try access.request(for: question, after: continuation)
            guard case .next(let next) = try walk.take(try await answer(request, rank)) else { break }
            continuation = next
        }
        return try question.read(walk.pages)
    }

    /// Past bars, oldest first, over as many requests as are needed.
    ///
    /// - Throws: `KISFault`: all or nothing.
    package func bars(_ request: BarRequest, today: CivilDate) async throws(KISFault) -> [KISBarRow] {
        var walk = try KISBarWalk(request, today: today, on: access.environment.servers)
        while let question = walk.next { try walk.take(try await ask(question, .market)) }
        return walk.rows
    }

    /// The answer to one request, which is repeated while the broker says that it was not processed.
    private func answer(_ request: KISRequest, _ rank: KISPace.Rank) async throws(KISFault) -> KISAnswer {
        var left = request.endpoint.isOrder ? 1 : Self.attempts
        while true {
            left -= 1
            do throws(KISFault) {
                return try await exchange(request, rank)
            } catch {
                // Without a code it was not the broker who said so, but a connection that is not there.
                guard left > 0, error.isNotProcessed, !error.code.isEmpty else { throw error }
            }
        }
    }

    private func exchange(_ request: KISRequest, _ rank: KISPace.Rank) async throws(KISFault) -> KISAnswer {
        let token = try await pass(.token)
        try await turn(rank)
        let sending = KISSending(
            method: request.endpoint.method,
            url: request.url,
            headers: request.headers(access.credentials, token: token.text),
            body: request.body.map { Array($0.utf8) },
            isOrder: request.endpoint.isOrder
        )
        let reply = try await send(sending, request.endpoint)
        do throws(KISFault) {
            return try KISAnswer(reply, to: request.endpoint)
        } catch {
            obey(error, token)
            throw error
        }
    }

    /// What a refusal means for those who come after.
    private func obey(_ fault: KISFault, _ token: KISPass) {
        switch fault.reaction {
        case .notProcessed(let pause):
            let now = clock.now
            holder.withPace { $0.throttled(for: pause ?? KISUnconfirmed.throttlePause, at: now) }
        case .renewToken: holder.withKeeper(.token) { $0.invalidate(token) }
        case .never, .unknown: break
        }
    }
}

extension KISClient {
    /// A pass that is good now, asked of the broker when there is none.
    ///
    /// - Throws: `KISFault` when the broker refuses one, and when waiting is cancelled.
    package func pass(_ kind: KISPass.Kind) async throws(KISFault) -> KISPass {
        while true {
            let now = clock.now
            switch holder.withKeeper(kind, { $0.step(at: now) }) {
            case .use(let pass): return pass
            case .refused(let fault): throw fault
            case .wait(let moment):
                // An order that waits for long is another order than the one that was decided.
                guard moment - now <= Self.patience else { throw .noPass(kind, for: moment - now) }
                try await sleep(until: moment)
            case .issue:
                do throws(KISFault) {
                    let pass = try await issue(kind)
                    holder.withKeeper(kind) { $0.issued(pass) }
                    holder.store()
                } catch {
                    let now = clock.now
                    let old = holder.withKeeper(kind) { keeper in
                        keeper.failed(error, at: now)
                        return keeper.usable(at: now)
                    }
                    guard let old else { throw error }
                    return old
                }
            }
        }
    }

    /// The broker does not take the pass of a kind any more.
    func forgetPass(_ kind: KISPass.Kind) {
        holder.withKeeper(kind) { keeper in
            if let pass = keeper.memory.pass { keeper.invalidate(pass) }
        }
    }

    /// How long a call waits for a pass.
    private static let patience = Duration.seconds(2)

    private func issue(_ kind: KISPass.Kind) async throws(KISFault) -> KISPass {
        // The time of the attempt is on the disk before the broker hears of it.
        holder.store()
        let request = KISPassRequest(kind, for: access)
        try await turn(.order)
        let sending = KISSending(
            method: .post,
            url: request.url,
            headers: request.headers,
            body: Array(request.body.reveal().utf8),
            isOrder: false
        )
        return try request.read(try await send(sending, kind.endpoint), at: clock.now)
    }

    /// Waits for its turn.
    private func turn(_ rank: KISPace.Rank) async throws(KISFault) {
        guard let ticket = holder.withPace({ $0.enter(rank) }) else { throw .crowded }
        while true {
            let now = clock.now
            guard case .wait(let moment) = holder.withPace({ $0.ask(ticket, at: now) }) else { return }
            do throws(KISFault) {
                try await sleep(until: moment)
            } catch {
                holder.withPace { $0.leave(ticket) }
                throw error
            }
        }
    }

    private func sleep(until moment: Timestamp) async throws(KISFault) {
        do { try await clock.sleep(until: moment) } catch { throw .cancelled }
    }

    private func send(_ sending: KISSending, _ endpoint: KISEndpoint) async throws(KISFault) -> KISReply {
        do throws(KISTransportFailure) {
            return try await transport.send(sending)
        } catch {
            throw KISFault(error, endpoint)
        }
    }
}

extension KISFault {
    init(_ failure: KISTransportFailure, _ endpoint: KISEndpoint) {
        let (reaction, reason): (Reaction, LocalizedText) =
            switch failure {
            case .notSent(let reason): (.notProcessed(after: nil), reason)
            case .lost(let reason): (.unknown, reason)
            }
        let about = endpoint.subject
        self.init(reaction, LocalizedText(ko: "\(about.ko): \(reason.ko)", en: "\(about.en): \(reason.en)"))
    }

    /// There is no pass now and none may be asked for yet.
    static func noPass(_ kind: KISPass.Kind, for pause: Duration) -> KISFault {
        let seconds = max(1, pause.components.seconds)
        return KISFault(
            .notProcessed(after: pause),
            LocalizedText(
                ko: "\(kind.endpoint.subject.ko): KIS는 1분에 한 번만 발급합니다. \(seconds)초 뒤에 다시 합니다",
                en: "\(kind.endpoint.subject.en): KIS issues one a minute at most; trying again in \(seconds) s"
            )
        )
    }

    /// More wait for the broker than may.
    static let crowded = KISFault(
        .notProcessed(after: .seconds(1)),
        LocalizedText(ko: "KIS에 보낼 요청이 너무 많이 밀려 있습니다", en: "too many requests wait to be sent to KIS")
    )

    /// The caller no longer wants it.
    static let cancelled = KISFault(
        .notProcessed(after: nil),
        LocalizedText(ko: "보내기 전에 취소되었습니다", en: "it was cancelled before it was sent")
    )
}
