import Foundation
import HTTP
import LoopbackServer
import Testing

@Suite(.timeLimit(.minutes(1))) struct HTTPLoadTests {
    @Test func `two hundred requests at once are answered over a few connections`() async throws {
        var settings = HTTPSettings()
        settings.requestsPerHost = 8
        let client = HTTPClient(settings)
        let server = try LoopbackServer { connection in
            try connection.serve { request in ServerResponse(200, [], request.path) }
        }

        let answers = try await server.whileServing {
            try await withThrowingTaskGroup { group in
                for number in 1...200 {
                    group.addTask { try await client.send(HTTPRequest(.get, "\(server.url)/\(number)")).text }
                }
                return try await group.reduce(into: Set<String>()) { $0.insert($1) }
            }
        }

        #expect(answers == Set((1...200).map { "/\($0)" }))
        #expect(server.tally.requests == 200)
        #expect(server.tally.connections <= 8)
    }

    @Test func `what is too much to wait fails at once, and what waits too long in its time`() async throws {
        let arrived = Signal()
        var settings = HTTPSettings.hasty()
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
            var waiting = HTTPRequest(.post, "\(server.url)")
            waiting.timeouts = HTTPTimeouts(whole: .milliseconds(200))
            async let second = client.failure(of: waiting)
            async let third = client.failure(of: waiting)
            let failures = await [second, third]
            first.cancel()
            _ = await first.value

            #expect(Set(failures.map { $0?.cause }) == [.busy, .timedOut(.waiting)])
            #expect(failures.allSatisfy { $0?.outcome == .notSent })
        }
        #expect(server.tally.requests == 1)
    }

    @Test func `a busy host holds up no other`() async throws {
        let arrived = Signal()
        var settings = HTTPSettings()
        settings.requestsPerHost = 1
        let client = HTTPClient(settings)
        let silent = try LoopbackServer { connection in
            _ = try connection.readRequest()
            arrived.happen()
            try connection.stayUntilPeerLeaves()
        }
        let quick = try LoopbackServer { connection in try connection.serve { _ in ServerResponse(200) } }

        try await silent.whileServing {
            let tasks = (1...3).map { _ in Task { await client.failure(of: HTTPRequest(.get, "\(silent.url)")) } }
            await arrived.wait()
            let answer = try await quick.whileServing { try await client.send(HTTPRequest(.get, "\(quick.url)")) }

            #expect(answer.status == 200)
            #expect(silent.tally.connections == 1)
            for task in tasks { task.cancel() }
        }
    }

    @Test func `a thousand requests and a hundred clients leave nothing open`() async {
        // A process of its own: other tests open and close files beside this one.
        await #expect(processExitsWith: .success) {
            func openFiles() throws -> Int { try FileManager.default.contentsOfDirectory(atPath: "/dev/fd").count }
            let server = try LoopbackServer { connection in
                while let request = try connection.readRequest() {
                    if request.path == "/reset" { return connection.reset() }
                    try connection.respond(ServerResponse(200, [], "ok"), to: request)
                }
            }
            server.start()
            let url = server.url
            // The first client loads what stays loaded.
            let first = HTTPClient()
            _ = try await first.send(HTTPRequest(.get, "\(url)"))
            await first.close()
            await server.stop()

            let again = try LoopbackServer { connection in
                while let request = try connection.readRequest() {
                    if request.path == "/reset" { return connection.reset() }
                    try connection.respond(ServerResponse(200, [], "ok"), to: request)
                }
            }
            again.start()
            let before = try openFiles()
            for number in 0..<100 {
                let client = HTTPClient()
                for _ in 0..<8 { _ = try await client.send(HTTPRequest(.get, "\(again.url)")) }
                _ = try? await client.send(HTTPRequest(.post, "\(again.url)/reset"))
                let task = Task { try? await client.send(HTTPRequest(.get, "\(again.url)")) }
                if number % 2 == 0 { task.cancel() }
                _ = await task.value
                await client.close()
            }
            await again.stop()

            // Only the server's own three files stay, and they were counted.
            let after = try openFiles()
            guard after <= before else { fatalError("\(before) open files became \(after)") }
        }
    }
}
