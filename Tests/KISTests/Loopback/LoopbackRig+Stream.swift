import PluginAPI
import Testing

@testable import KIS

extension LoopbackRig {
    /// Settings for a clock that runs fast: what takes a moment of the machine's time is neither late nor quiet.
    static var settings: KISSession.Settings {
        var settings = KISSession.Settings()
        settings.longestAnswer = .seconds(3_600)
        settings.longestQuiet = .seconds(3_600)
        return settings
    }

    /// A stream that wants registrations, and what takes what it brings.
    func stream(
        _ registrations: [KISRegistration],
        _ settings: KISSession.Settings = Self.settings,
        as access: KISAccess? = nil,
        over opener: (any KISSocketOpener)? = nil
    ) throws -> (stream: KISStream, receiver: LoopbackReceiver) {
        var client = client
        if let access {
            let holder = try KISKeyHolder.shared(for: access.key, in: nil, pace: .init(of: access.environment.servers))
            client = KISClient(access, holder: holder, transport: transport, clock: clock)
        }
        let receiver = LoopbackReceiver(clock)
        let stream = KISStream(
            client,
            opener: opener ?? KISWebSocketOpener(clock: clock),
            receiver: receiver,
            clock: clock,
            session: KISSession(settings, seed: 1),
            isInSession: { _ in true }
        )
        stream.want(registrations)
        return (stream, receiver)
    }

    /// Works with a stream that runs meanwhile.
    func streaming(
        _ registrations: [KISRegistration],
        _ settings: KISSession.Settings = Self.settings,
        as access: KISAccess? = nil,
        over opener: (any KISSocketOpener)? = nil,
        _ body: (KISStream, LoopbackReceiver) async throws -> Void
    ) async throws {
        let (stream, receiver) = try stream(registrations, settings, as: access, over: opener)
        let running = Task { try await stream.run() }
        defer { running.cancel() }
        try await body(stream, receiver)
        hear(receiver.texts)
        running.cancel()
        _ = await running.result
    }

    /// The trades of a share at the exchange.
    func trades(_ code: String) throws -> KISRegistration { .trades(try #require(Symbol(code)), at: .krx) }
}
