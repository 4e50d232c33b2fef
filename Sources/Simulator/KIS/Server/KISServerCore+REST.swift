import Foundation
import LoopbackServer

extension KISServerCore {
    /// Serves one connection's requests, each with the faults that its answer has.
    func serveREST(_ connection: ServerConnection) throws(ConnectionEnd) {
        while let request = try connection.readRequest() {
            let answer = answer(KISRequest(request))
            let fields = answer.headers.map { ServerField($0.name, $0.value) }
            let response = ServerResponse(answer.status, fields, body: answer.body)
            switch answer.delivery {
            case .whole: try connection.respond(response, to: request)
            case .afterNotices:
                flush()
                try connection.respond(response, to: request)
            case .lost: connection.cut()
            case .half:
                try connection.send(Array(response.bytes.dropLast(response.body.count / 2 + 1)))
                connection.cut()
            case .slow: try connection.drip(response.bytes, atOnce: 8, every: .milliseconds(10))
            }
            flush()
            guard request.keepsAlive, answer.delivery != .lost, answer.delivery != .half else { return }
        }
    }
}

extension KISRequest {
    fileprivate init(_ request: ServerRequest) {
        let query = request.query.split(separator: "&").map { item -> Pair in
            let parts = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return Pair(Self.decoded(parts[0]), parts.count > 1 ? Self.decoded(parts[1]) : "")
        }
        self.init(
            request.method,
            request.path,
            query: query,
            headers: request.fields.map { Pair($0.name, $0.value) },
            body: request.body
        )
    }

    private static func decoded(_ text: Substring) -> String {
        text.replacing("+", with: " ").removingPercentEncoding ?? String(text)
    }
}
