import Foundation
import LoopbackServer
import Testing
import WebSocket

@Suite(.timeLimit(.minutes(1)))
struct SecureTests {
    @Test func `a certificate in the given file is believed`() async throws {
        let certificate = try ServerCertificate()
        let server = try Self.server(certificate)

        try await server.whileServing {
            try await Self.trusting(certificate) { file in
                var request = try server.request(host: "localhost", isSecure: true)
                request.trust = .file(file)
                let recorder = Recorder()
                let connection = try await WebSocketConnection.open(request, handler: recorder)
                try await connection.send(.text("안녕"))
                await recorder.wait(for: 1)

                #expect(recorder.messages == [.text("안녕")])
                connection.close()
                try await connection.waitUntilClosed()
            }
        }
    }

    @Test func `a certificate that nobody vouches for is not believed`() async throws {
        let server = try Self.server(try ServerCertificate())

        try await server.whileServing {
            let failure = await failure(opening: try server.request(host: "localhost", isSecure: true))

            guard case .insecure("localhost", let reason) = failure else {
                Issue.record("not refused but \(String(describing: failure))")
                return
            }
            #expect(reason.contains("self-signed"))
            #expect(server.tally.messages == 0)
        }
    }

    @Test func `a certificate for another name is not believed`() async throws {
        let certificate = try ServerCertificate(names: ["example.com"])

        let reason = try await Self.reason(certificate)

        #expect(reason.contains("mismatch"))
    }

    @Test(arguments: [-200...(-100), 100...200])
    func `a certificate out of its time is not believed`(_ seconds: ClosedRange<Int>) async throws {
        let certificate = try ServerCertificate(valid: seconds)

        let reason = try await Self.reason(certificate)

        #expect(reason.contains("expired") || reason.contains("not yet valid"))
    }

    @Test func `old versions of TLS are refused`() async throws {
        let certificate = try ServerCertificate()

        #expect(try await !Self.reason(certificate, .outdated).isEmpty)
    }

    @Test func `a server without encryption is not taken for a secure one`() async throws {
        let server = try LoopbackServer { connection in
            _ = try connection.receive()
            try connection.send("HTTP/1.1 400 Bad Request\r\n\r\n")
        }

        try await server.whileServing {
            guard case .insecure = await failure(opening: try server.request(isSecure: true)) else {
                Issue.record("not refused")
                return
            }
        }
    }

    @Test func `a file of certificates that is missing is named`() async throws {
        let server = try Self.server(try ServerCertificate())
        let path = FileManager.default.temporaryDirectory.appending(path: "none.pem").path(percentEncoded: false)

        try await server.whileServing {
            var request = try server.request(isSecure: true)
            request.trust = .file(path)

            #expect(await failure(opening: request) == .unreadableTrust(path: path))
        }
    }

    private static func server(
        _ certificate: ServerCertificate,
        _ versions: ServerTLS.Versions = .current
    ) throws -> LoopbackServer {
        try LoopbackServer.webSocket(tls: ServerTLS(certificate, versions: versions)) { socket in
            while case .text(let text) = try socket.receive() { try socket.send(text) }
        }
    }

    /// Why a server is not believed whose certificate is in the file.
    private static func reason(
        _ certificate: ServerCertificate,
        _ versions: ServerTLS.Versions = .current
    ) async throws -> String {
        let server = try server(certificate, versions)
        return try await server.whileServing {
            try await trusting(certificate) { file in
                var request = try server.request(host: "localhost", isSecure: true)
                request.trust = .file(file)
                let failure = await failure(opening: request)
                guard case .insecure("localhost", let reason) = failure else {
                    Issue.record("not refused but \(String(describing: failure))")
                    return ""
                }
                return reason
            }
        }
    }

    /// Writes a certificate into a file for as long as the body runs.
    private static func trusting<Value>(
        _ certificate: ServerCertificate,
        _ body: (String) async throws -> Value
    ) async throws -> Value {
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).pem")
        try certificate.pem.write(to: file, atomically: false, encoding: .utf8)
        defer { try? FileManager.default.removeItem(at: file) }
        return try await body(file.path(percentEncoded: false))
    }
}
