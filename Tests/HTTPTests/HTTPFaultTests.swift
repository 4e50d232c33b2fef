import HTTP
import LoopbackServer
import Testing

@Suite(.timeLimit(.minutes(1))) struct HTTPFaultTests {
    private let client = HTTPClient(HTTPSettings(proxies: HTTPProxies()))

    private func failure(
        _ client: HTTPClient? = nil,
        at path: String = "/",
        _ handler: @escaping LoopbackServer.Handler
    ) async throws -> HTTPFailure {
        let server = try LoopbackServer(handler: handler)
        let failure = try await server.whileServing {
            await (client ?? self.client).failure(of: HTTPRequest(.get, "\(server.url)\(path)"))
        }
        #expect(server.tally.problems == [])
        #expect(failure?.host == "127.0.0.1:\(server.port)")
        return try #require(failure)
    }

    @Test(arguments: [
        "", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n12345",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nno size\r\n",
    ])
    func `an answer that breaks off, or that is broken, is an interruption`(part: String) async throws {
        for isReset in [false, true] {
            let failure = try await failure { connection in
                _ = try connection.readRequest()
                try connection.send(part)
                isReset ? connection.reset() : connection.close()
            }

            #expect(failure.cause == .interrupted)
            #expect(failure.outcome == .unknown)
        }
    }

    @Test func `a connection that ends at once has no answer either`() async throws {
        for isReset in [false, true] {
            let failure = try await failure { connection in isReset ? connection.reset() : connection.close() }

            // Whether the reset or the request is quicker is up to the system.
            #expect([.interrupted, .unreachable].contains(failure.cause))
        }
    }

    @Test(
        arguments: [
            ("", nil), ("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n", nil), ("HTTP/1.1 103 Early Hints\r\n\r\n", nil),
            ("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n12345", 200),
            ("HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 503 No\r\nContent-Length: 10\r\n\r\n", 503),
        ] as [(String, Int?)]
    )
    func `the status is known as soon as the final head is whole`(part: String, status: Int?) async throws {
        let failure = try await failure { connection in
            _ = try connection.readRequest()
            try connection.send(part)
            connection.close()
        }

        #expect(failure.status == status)
        #expect(failure.outcome == .unknown)
    }

    @Test func `a request that is not read to its end is interrupted`() async throws {
        let server = try LoopbackServer { connection in
            _ = try connection.readHead()
            connection.reset()
        }

        let failure = try await server.whileServing {
            await client.failure(of: HTTPRequest(.post, "\(server.url)", body: [UInt8](repeating: 1, count: 4_000_000)))
        }

        #expect(failure?.cause == .interrupted)
        #expect(failure?.outcome == .unknown)
    }

    @Test(arguments: [
        "garbage\r\n\r\n", "\u{0}\u{1}\u{2}\u{3}", "SSH-2.0-OpenSSH_9.2\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Encoding: gzip\r\n\r\nabcde",
    ])
    func `what is no answer of HTTP is called so`(bytes: String) async throws {
        let failure = try await failure { connection in
            _ = try connection.readRequest()
            try connection.send(bytes)
            connection.close()
        }

        #expect(failure.cause == .malformed)
    }

    @Test func `nobody at the port, and no such name`() async throws {
        // The system resolves no name with so long a part, so that nothing is asked of the network.
        let name = String(repeating: "a", count: 70)

        let refused = await client.failure(of: HTTPRequest(.get, "http://127.0.0.1:1/"))
        let unresolved = await client.failure(of: HTTPRequest(.get, "http://\(name).invalid/"))

        #expect(refused?.cause == .refused)
        #expect(refused?.outcome == .notSent)
        #expect(unresolved?.cause == .unresolved)
        #expect(unresolved?.outcome == .notSent)
    }

    // MARK: - Time

    @Test func `a silent service runs out of time for the first byte`() async throws {
        let hasty = HTTPClient(.hasty(firstByte: .milliseconds(50)))

        let failure = try await failure(hasty) { connection in
            _ = try connection.readRequest()
            // An interim answer is not the beginning of the answer.
            try connection.send("HTTP/1.1 103 Early Hints\r\n\r\n")
            try connection.stayUntilPeerLeaves()
        }

        #expect(failure.cause == .timedOut(.firstByte))
        #expect(failure.outcome == .unknown)
    }

    @Test func `an answer that never ends runs out of time as a whole`() async throws {
        let hasty = HTTPClient(.hasty(whole: .milliseconds(100)))

        let failure = try await failure(hasty) { connection in
            _ = try connection.readRequest()
            try connection.send("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
            try connection.drip([UInt8](repeating: 0x61, count: 100_000), every: .milliseconds(1))
        }

        #expect(failure.cause == .timedOut(.receiving))
    }

    @Test func `a service that never agrees on keys runs out of time before anything is sent`() async throws {
        let hasty = HTTPClient(.hasty(opening: .milliseconds(50)))
        let server = try LoopbackServer { connection in try connection.stayUntilPeerLeaves() }

        let failure = try await server.whileServing {
            await hasty.failure(of: HTTPRequest(.post, "https://127.0.0.1:\(server.port)/"))
        }

        #expect(failure?.cause == .timedOut(.securing))
        #expect(failure?.outcome == .notSent)
    }

    @Test func `a service that lets nobody in runs out of time while connecting`() async throws {
        let hasty = HTTPClient(.hasty(opening: .milliseconds(300), firstByte: .milliseconds(300)))
        var limits = ServerLimits()
        limits.backlog = 1
        // It is never started, so its queue fills up and the system lets later connections wait.
        let server = try LoopbackServer(limits: limits) { _ in }
        let url = server.url

        let causes = await withTaskGroup { group in
            for _ in 1...6 { group.addTask { await hasty.failure(of: HTTPRequest(.get, "\(url)"))?.cause } }
            return await group.reduce(into: Set<HTTPFailure.Cause?>()) { $0.insert($1) }
        }

        #expect(causes == [.timedOut(.firstByte), .timedOut(.connecting)])
        await server.stop()
    }

    // MARK: - Size

    @Test func `a head that is too large ends the transfer`() async throws {
        var settings = HTTPSettings()
        settings.largestHead = 10_000
        let strict = HTTPClient(settings)
        let heads = [
            String(repeating: "X: y\r\n", count: 3000), "X: " + String(repeating: "y", count: 20_000) + "\r\n",
            "X: " + String(repeating: "y", count: 300_000),
        ]

        for head in heads {
            let failure = try await failure(strict) { connection in
                _ = try connection.readRequest()
                try connection.send("HTTP/1.1 200 OK\r\n" + head)
                try connection.stayUntilPeerLeaves()
            }
            #expect(failure.cause == .tooLarge(.head))
        }
        let interim = try await failure(strict) { connection in
            _ = try connection.readRequest()
            while true { try connection.send("HTTP/1.1 103 Early Hints\r\n\r\n") }
        }
        #expect(interim.cause == .tooLarge(.head))
    }

    @Test func `a body that is too large ends the transfer, packed or not`() async throws {
        var settings = HTTPSettings()
        settings.largestBody = 50_000
        let strict = HTTPClient(settings)
        // 400,000 zeros.
        let bomb = try #require(GzipSample.zeros)

        let long = try await failure(strict) { connection in
            _ = try connection.readRequest()
            try connection.send("HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n")
            while true { try connection.send([UInt8](repeating: 0, count: 10_000)) }
        }
        let packed = try await failure(strict) { connection in
            _ = try connection.readRequest()
            try connection.send(ServerResponse(200, [ServerField("Content-Encoding", "gzip")], body: bomb).bytes)
            try connection.stayUntilPeerLeaves()
        }

        #expect(long.cause == .tooLarge(.body))
        #expect(packed.cause == .tooLarge(.body))
        #expect(long.status == 200 && packed.status == 200)
    }
}
