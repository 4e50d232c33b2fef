import LoopbackServer
import Notices
import PluginAPI

/// Takes notices from other programs over HTTP.
struct WebhookInSource: Source {
    static let summary = LocalizedText(
        ko: "다른 프로그램이 HTTP로 보내는 알림을 받습니다.",
        en: "Takes notices that other programs send over HTTP."
    )
    static let produces: EventKinds = [.records, .followedTrades]

    private let settings: Settings
    /// Told where the server listens; with it any free port is taken in the place of the setting's.
    private let opened: (@Sendable (UInt16) -> Void)?

    init(settings: Settings) {
        self.settings = settings
        opened = nil
    }

    /// Makes a source that takes any free port, for tests.
    init(settings: Settings, opened: @escaping @Sendable (UInt16) -> Void) {
        self.settings = settings
        self.opened = opened
    }

    var produces: EventKinds { settings.posts.produced.union(.records) }

    var networkEnds: [NetworkEnd] { [NetworkEnd("\(settings.address):\(settings.port)", isEncrypted: false)] }

    /// A port has one listener.
    var claims: [SourceClaim] {
        let name = LocalizedText(ko: "포트 \(settings.port)", en: "the port \(settings.port)")
        return [SourceClaim("port \(settings.port)", name, at: settings.$port.span)]
    }

    func run(_ feed: any Feed) async throws {
        let (closed, signal) = AsyncStream<Never>.makeStream()
        let desk = Desk(settings, feed) { signal.finish() }
        let server = try open(desk)
        // Its threads are its own: it answers even while every task of the program waits.
        server.start()
        opened?(server.port)
        try await serve(server, until: closed)
    }

    /// Serves until the run ends, by its feed or by cancellation.
    ///
    /// - Throws: how it ended; `SourceError` if neither was the reason, so that nobody takes the silence for quiet.
    func serve(_ server: LoopbackServer, until closed: AsyncStream<Never>) async throws {
        let isBroken = await withTaskGroup(of: Bool.self) { group in
            group.addTask {
                await server.run()
                return true
            }
            group.addTask {
                for await _ in closed {}
                return false
            }
            let isServer = await group.next() ?? false
            group.cancelAll()
            return isServer
        }
        try Task.checkCancellation()
        if isBroken { throw settings.breakdown(server.tally.breakdown) }
        throw FeedClosed()
    }

    private func open(_ desk: Desk) throws(SourceError) -> LoopbackServer {
        do throws(ConnectionEnd) {
            return try LoopbackServer(
                port: opened == nil ? UInt16(settings.port) : 0,
                address: IPv4Address(settings.address) ?? .loopback,
                limits: Self.limits
            ) { try desk.serve($0) }
        } catch {
            throw settings.failure(error)
        }
    }

    /// Programs that send notices need one connection each, and a moment.
    private static let limits: ServerLimits = {
        var limits = ServerLimits()
        limits.connections = 32
        limits.backlog = 32
        limits.lineBytes = 8 << 10
        limits.fields = 64
        limits.bodyBytes = 64 << 10
        limits.idle = .seconds(10)
        limits.request = .seconds(20)
        limits.stall = .seconds(5)
        return limits
    }()
}
