import PluginAPI
import PluginTesting
import Synchronization
import Testing

@testable import KIS

@Suite struct KISStreamTests {
    /// A server in a script: what it says to each text that is sent.
    private final class Server: KISSocketOpener {
        struct State {
            var opened = 0
            var sent: [String] = []
            var sockets: [Socket] = []
        }

        let state = Mutex(State())
        let refusals: Int
        let talk: @Sendable (String) -> [String]

        init(refusing refusals: Int = 0, _ talk: @escaping @Sendable (String) -> [String]) {
            self.refusals = refusals
            self.talk = talk
        }

        func open(_ address: KISAddress, for stream: KISStream) async throws(KISSocketFailure) -> any KISSocket {
            let socket = Socket(self, stream)
            let count = state.withLock { state in
                state.opened += 1
                state.sockets.append(socket)
                return state.opened
            }
            guard count > refusals else { throw KISSocketFailure("거절") }
            return socket
        }

        var opened: Int { state.withLock { $0.opened } }
        var sent: [String] { state.withLock { $0.sent } }
        var last: Socket? { state.withLock { $0.sockets.last } }
    }

    private final class Socket: KISSocket {
        let server: Server
        let stream: KISStream
        private let ending = KISSignal()
        private let isLost = Mutex(false)

        init(_ server: Server, _ stream: KISStream) {
            self.server = server
            self.stream = stream
        }

        func post(_ text: String) throws(KISSocketFailure) {
            server.state.withLock { $0.sent.append(text) }
            for answer in server.talk(text) { say(answer) }
        }

        func say(_ text: String) {
            stream.receive(Array(text.utf8).span, at: Fixtures.now)
            stream.endBatch(at: Fixtures.now)
        }

        func close() { ending.set() }

        func lose() {
            isLost.withLock { $0 = true }
            ending.set()
        }

        func waitUntilClosed() async throws(KISSocketFailure) {
            await ending.wait()
            if isLost.withLock({ $0 }) { throw KISSocketFailure("끊김") }
        }
    }

    private final class Receiver: KISStreamReceiver {
        struct State {
            var frames = 0
            var batches = 0
            var notices: [OrderNotice] = []
            var events: [KISSession.Action] = []
        }

        let state = Mutex(State())

        func receive(_ frame: Span<UInt8>, at moment: Timestamp) { state.withLock { $0.frames += 1 } }

        func receive(_ notices: [KISNoticeDecoder.Notice], skipped: [KISNoticeDecoder.Skip]) {
            state.withLock { $0.notices += notices.map(\.notice) }
        }

        func endBatch(at moment: Timestamp) { state.withLock { $0.batches += 1 } }

        func report(_ event: KISSession.Action) { state.withLock { $0.events.append(event) } }

        var frames: Int { state.withLock { $0.frames } }
        var notices: [OrderNotice] { state.withLock { $0.notices } }
        var events: [KISSession.Action] { state.withLock { $0.events } }
        var reasons: [LocalizedText] {
            events.compactMap { if case .degraded(let reason) = $0 { reason } else { nil } }
        }
        var readies: Int { events.count { if case .ready = $0 { true } else { false } } }
    }

    private final class Counter: Sendable {
        private let count = Mutex(0)

        func next() -> Int {
            count.withLock { count in
                count += 1
                return count
            }
        }
    }

    private static func acknowledged(_ frame: String) -> [String] {
        guard let sent = try? JSONValue(reading: frame), case .string(let trID)? = sent["body"]?["input"]?["tr_id"],
            case .string(let key)? = sent["body"]?["input"]?["tr_key"]
        else { return [] }
        return [
            #"{"header":{"tr_id":"\#(trID)","tr_key":"\#(key)","encrypt":"N"},"body":{"rt_cd":"0","msg_cd":"OPSP0000","#
                + #""msg1":"SUBSCRIBE SUCCESS","output":{"iv":"0123456789abcdef","#
                + #""key":"abcdefghijklmnopqrstuvwxyzabcdef"}}}"#
        ]
    }

    private struct Rig {
        let stream: KISStream
        let receiver = Receiver()
        let transport: ScriptedTransport
        /// Counts how often the session was asked what to do.
        let looks = Counter()

        init(
            _ server: Server,
            key: String,
            approval: String = #"{"approval_key":"k"}"#,
            clock: any RunClock = SteppingClock(longestStep: .seconds(10))
        ) throws {
            var settings = KISSession.Settings()
            settings.pausesWhenTaken = Duration.seconds(1)...Duration.seconds(2)
            let transport = ScriptedTransport(SteppingClock()) { _, _ in
                .success(KISReply(status: 200, body: Array(approval.utf8)))
            }
            self.transport = transport
            let access = KISAccess(
                try KISEnvironment(.simulated, rest: "http://127.0.0.1:9443", webSocket: "ws://127.0.0.1:1"),
                try KISCredentials(appKey: Secret(key), appSecret: Secret("s")),
                account: try KISAccount("50123456-01"),
                htsID: "myhtsid"
            )
            let holder = try KISKeyHolder.shared(for: access.key, in: nil, pace: .init(of: .real))
            let looks = looks
            stream = KISStream(
                KISClient(access, holder: holder, transport: transport, clock: clock),
                opener: server,
                receiver: receiver,
                clock: clock,
                session: KISSession(settings, seed: 1),
                isInSession: { _ in
                    _ = looks.next()
                    return true
                }
            )
            stream.want(KISRegistration.own(access))
        }

        /// Runs until something is the case.
        func run(until isDone: @escaping @Sendable () -> Bool) async throws {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await stream.run() }
                group.addTask {
                    var left = 20_000
                    while left > 0, !isDone() {
                        left -= 1
                        try await Task.sleep(for: .microseconds(100))
                    }
                }
                _ = try await group.next()
                group.cancelAll()
            }
            #expect(isDone())
        }
    }

    @Test func `it gets a key, registers and hands on fills`() async throws {
        let server = Server { Self.acknowledged($0) }
        let rig = try Rig(server, key: "streamfills")

        try await rig.run {
            if rig.receiver.readies == 1, rig.receiver.notices.isEmpty {
                server.last?.say("0|H0STASP0|001|a^b")
                server.last?.say(KISNoticeDecoderTests.filled)
            }
            return !rig.receiver.notices.isEmpty
        }

        #expect(rig.transport.paths == ["Approval"])
        #expect(server.sent.count == 2)
        #expect(rig.receiver.notices.map(\.kind) == [.filled])
        #expect(rig.receiver.frames == 1)
    }

    @Test func `while nothing happens and no time passes it rests`() async throws {
        let clock = ManualClock(at: Fixtures.now)
        let rig = try Rig(Server { Self.acknowledged($0) }, key: "streamrests", clock: clock)
        let run = Task { try await rig.stream.run() }
        await clock.untilAwaited()
        for _ in 0..<500 { await Task.yield() }

        let before = rig.looks.next()
        for _ in 0..<5_000 { await Task.yield() }
        let after = rig.looks.next()

        run.cancel()
        _ = await run.result
        #expect(after == before + 1)
    }

    @Test func `a lost connection is renewed and everything registered again`() async throws {
        let server = Server { Self.acknowledged($0) }
        let rig = try Rig(server, key: "streamlost")

        try await rig.run {
            if rig.receiver.readies == 1, server.opened == 1 { server.last?.lose() }
            return rig.receiver.readies == 2
        }

        #expect(server.opened == 2)
        #expect(server.sent.count == 4)
        #expect(rig.receiver.events.contains(.ready(isAgain: true)))
        #expect(rig.transport.paths == ["Approval"])
    }

    @Test func `a refused connection is tried again`() async throws {
        let server = Server(refusing: 3) { Self.acknowledged($0) }
        let rig = try Rig(server, key: "streamrefused")

        try await rig.run { rig.receiver.readies == 1 }

        #expect(server.opened == 4)
        let refused = rig.receiver.reasons.filter { $0.ko == "KIS 웹소켓에 연결하지 못했습니다: 거절" }
        #expect(refused.count == 3)
    }

    @Test func `a refused key ends the run in plain words`() async throws {
        let server = Server { _ in [] }
        let refusal = #"{"error_code":"EGW00103","error_description":"유효하지 않은 AppKey입니다."}"#
        let rig = try Rig(server, key: "streamkey", approval: refusal)

        let error = await #expect(throws: SourceError.self) { try await rig.stream.run() }

        #expect(error?.message.ko.contains("app_key") == true)
        #expect(server.opened == 0)
    }

    @Test func `a session taken over is closed and its key not renewed`() async throws {
        let taken =
            #"{"header":{"tr_id":"(null)","tr_key":"","encrypt":"N"},"body":{"rt_cd":"9","msg_cd":"OPSP8996","#
            + #""msg1":"ALREADY IN USE appkey"}}"#
        let counter = Counter()
        let server = Server { frame in counter.next() == 1 ? [taken] : Self.acknowledged(frame) }
        let rig = try Rig(server, key: "streamtaken")

        try await rig.run { rig.receiver.readies == 1 }

        #expect(server.opened == 2)
        #expect(rig.transport.paths == ["Approval"])
    }

    @Test func `looks of the server are known`() throws {
        let rig = try Rig(Server { _ in [] }, key: "streamlook")

        let look = Array(#"{"header":{"tr_id":"PINGPONG","datetime":"20261120101530"}}"#.utf8)
        let isKnown = rig.stream.isLook(look.span)
        let trade = Array("0|H0STCNT0|001|x".utf8)
        let isMistaken = rig.stream.isLook(trade.span)

        #expect(isKnown)
        #expect(!isMistaken)
    }
}
