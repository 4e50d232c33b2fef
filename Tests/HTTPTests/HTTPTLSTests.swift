import HTTP
import LoopbackServer
import Testing

@Suite(.timeLimit(.minutes(1))) struct HTTPTLSTests {
    private func client(trusting certificate: ServerCertificate) -> HTTPClient {
        var settings = HTTPSettings()
        settings.authorities = .pem(certificate.pem)
        return HTTPClient(settings)
    }

    private func failure(
        _ certificate: ServerCertificate,
        versions: ServerTLS.Versions = .current,
        trusting trusted: ServerCertificate? = nil
    ) async throws -> HTTPFailure? {
        let server = try LoopbackServer(tls: ServerTLS(certificate, versions: versions)) { connection in
            try connection.serve { _ in ServerResponse(200) }
        }
        let failure = try await server.whileServing {
            await client(trusting: trusted ?? certificate).failure(of: HTTPRequest(.post, "\(server.url)"))
        }
        #expect(server.tally.requests == 0)
        #expect(failure?.outcome == .notSent)
        return failure
    }

    @Test func `a trusted service is talked to, and a further connection goes on from the first`() async throws {
        let certificate = try ServerCertificate()
        let client = client(trusting: certificate)
        let server = try LoopbackServer(tls: ServerTLS(certificate)) { connection in
            guard let request = try connection.readRequest() else { return }
            try connection.respond(ServerResponse(200, [ServerField("Connection", "close")], "safe"), to: request)
        }

        try await server.whileServing {
            for _ in 1...2 {
                let answer = try await client.send(HTTPRequest(.get, "\(server.url)"))
                #expect(answer.text == "safe")
            }
        }

        #expect(server.tally.connections == 2)
        #expect(server.tally.resumedSessions == 1)
        #expect(server.tally.failedHandshakes == 0)
    }

    @Test func `a certificate must be trusted, in its time, and for the host`() async throws {
        let other = try ServerCertificate()

        let unknown = try await failure(ServerCertificate(), trusting: other)
        let expired = try await failure(ServerCertificate(valid: -7200 ... -3600))
        let early = try await failure(ServerCertificate(valid: 3600...7200))
        let wrongHost = try await failure(ServerCertificate(names: ["broker.example", "10.0.0.1"]))

        #expect(unknown?.cause == .untrusted(.unknownAuthority))
        #expect(expired?.cause == .untrusted(.expired))
        #expect(early?.cause == .untrusted(.notYetValid))
        #expect(wrongHost?.cause == .untrusted(.wrongHost))
    }

    @Test func `the authorities of the system do not know a certificate made here`() async throws {
        let server = try LoopbackServer(tls: ServerTLS(ServerCertificate())) { connection in
            try connection.serve { _ in ServerResponse(200) }
        }

        let failure = try await server.whileServing {
            await HTTPClient().failure(of: HTTPRequest(.get, "\(server.url)"))
        }

        #expect(failure?.cause == .untrusted(.unknownAuthority))
    }

    @Test func `outdated versions are refused`() async throws {
        #expect(try await failure(ServerCertificate(), versions: .outdated)?.cause == .untrusted(.noAgreement))
    }

    @Test func `authorities that cannot be read trust nobody`() async throws {
        var settings = HTTPSettings()
        settings.authorities = .pem("no certificate")
        let server = try LoopbackServer(tls: ServerTLS(ServerCertificate())) { _ in }

        let failure = try await server.whileServing { [settings] in
            await HTTPClient(settings).failure(of: HTTPRequest(.get, "\(server.url)"))
        }

        #expect(failure?.cause == .untrusted(.authorities))
    }

    @Test func `a service that does not encrypt, or leaves while keys are agreed on, is not sent anything`()
        async throws
    {
        for handler in [
            { try $0.send("HTTP/1.1 400 Bad Request\r\n\r\n") }, { $0.close() },
            {
                _ = try $0.receive(); $0.reset()
            },
        ] as [LoopbackServer.Handler] {
            let server = try LoopbackServer(handler: handler)
            let failure = try await server.whileServing {
                await HTTPClient().failure(of: HTTPRequest(.post, "https://127.0.0.1:\(server.port)"))
            }
            #expect(failure?.cause == .untrusted(.noAgreement))
            #expect(failure?.outcome == .notSent)
        }
    }

    @Test func `an encrypted answer that may have been cut is not taken for whole`() async throws {
        let certificate = try ServerCertificate()
        let server = try LoopbackServer(tls: ServerTLS(certificate)) { connection in
            let request = try connection.readRequest()
            let length = request?.path == "/long" ? "Content-Length: 100\r\n" : ""
            try connection.send("HTTP/1.1 200 OK\r\n\(length)\r\n{\"part\": 1")
            connection.cut()
        }

        try await server.whileServing {
            let client = client(trusting: certificate)
            #expect(await client.failure(of: HTTPRequest(.get, "\(server.url)/"))?.cause == .unmarkedEnd)
            #expect(await client.failure(of: HTTPRequest(.get, "\(server.url)/long"))?.cause == .interrupted)
        }
    }
}
