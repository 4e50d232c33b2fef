import HTTP
import LoopbackServer
import Testing

@Suite(.timeLimit(.minutes(1))) struct HTTPCancellationTests {
    @Test func `a cancelled request ends at once and its connection is closed`() async throws {
        let (arrived, left) = (Signal(), Signal())
        let client = HTTPClient()
        let server = try LoopbackServer { connection in
            _ = try connection.readRequest()
            arrived.happen()
            try? connection.stayUntilPeerLeaves()
            left.happen()
        }

        try await server.whileServing {
            let task = Task { await client.failure(of: HTTPRequest(.post, "\(server.url)")) }
            await arrived.wait()
            task.cancel()
            let failure = await task.value
            await left.wait()

            #expect(failure?.cause == .cancelled)
            #expect(failure?.outcome == .unknown)
        }
    }

    @Test func `a request that is cancelled before its turn never leaves`() async throws {
        let arrived = Signal()
        var settings = HTTPSettings()
        settings.requestsAtOnce = 1
        settings.waitingRequests = 1
        let client = HTTPClient(settings)
        let server = try LoopbackServer { connection in
            _ = try connection.readRequest()
            arrived.happen()
            try connection.stayUntilPeerLeaves()
        }

        try await server.whileServing {
            let first = Task { await client.failure(of: HTTPRequest(.get, "\(server.url)")) }
            await arrived.wait()
            let second = Task { await client.failure(of: HTTPRequest(.post, "\(server.url)")) }
            second.cancel()
            let early = await second.value
            first.cancel()
            _ = await first.value

            #expect(early?.cause == .cancelled)
            #expect(early?.outcome == .notSent)
        }
        #expect(server.tally.requests == 1)
    }

    @Test func `requests may be cancelled at any moment`() async throws {
        let client = HTTPClient()
        let server = try LoopbackServer { connection in try connection.serve { _ in ServerResponse(200, [], "ok") } }

        try await server.whileServing {
            for turns in 0..<200 {
                let task = Task { try? await client.send(HTTPRequest(.get, "\(server.url)")) }
                for _ in 0..<turns % 20 { await Task.yield() }
                task.cancel()
                let answer = await task.value
                #expect(answer == nil || answer?.text == "ok")
            }
            let answer = try await client.send(HTTPRequest(.get, "\(server.url)"))
            #expect(answer.text == "ok")
        }
    }

    @Test func `closing the client ends what is on its way`() async throws {
        let (arrived, left) = (Signal(), Signal())
        let client = HTTPClient()
        let server = try LoopbackServer { connection in
            _ = try connection.readRequest()
            arrived.happen()
            try? connection.stayUntilPeerLeaves()
            left.happen()
        }

        try await server.whileServing {
            async let failure = client.failure(of: HTTPRequest(.get, "\(server.url)"))
            await arrived.wait()
            await client.close()

            #expect(await failure?.cause == .closed)
            await left.wait()
        }
    }
}
