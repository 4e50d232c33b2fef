import BareCurl
import HTTP
import LoopbackServer

/// A request and its answer over a warm connection on loopback, beside the shortest program with libcurl.
enum HTTPRow {
    static func measure(_ session: Session) async throws -> [Figure] {
        let server = try LoopbackServer { connection in
            try connection.serve { _ in ServerResponse(200, [], #"{"rt_cd":"0","msg1":"ok"}"#) }
        }
        return try await server.whileServing {
            try await figures("GET", HTTPRequest(.get, "\(server.url)/quote"), server.url, nil, session)
                + figures("POST that goes out once", order(server.url), server.url, body, session)
        }
    }

    /// How many requests come before those that count.
    private static let warmUp = 200

    private static let rounds = 2000

    private static let body = #"{"PDNO":"005930","ORD_QTY":"1","ORD_UNPR":"68000"}"#

    private static func order(_ url: String) -> HTTPRequest {
        var request = HTTPRequest(.post, "\(url)/order", body: Array(body.utf8))
        request.connections = .reserved
        return request
    }

    private static func figures(
        _ name: String,
        _ request: HTTPRequest,
        _ url: String,
        _ body: String?,
        _ session: Session
    ) async throws -> [Figure] {
        let client = HTTPClient()
        var (own, bare, more) = (Samples(), Samples(), Samples())
        for _ in 0..<session.runs {
            let (mine, reference) = (try await ours(client, request), try reference(url, body))
            own.add(mine.median)
            bare.add(reference.median)
            more.add(mine.median - reference.median)
        }
        await client.close()
        let baseline = Figure.Baseline(name: "bare libcurl", median: bare.median)
        return [
            Figure(.http, "warm \(name), p50", own, "µs", beside: baseline),
            Figure(.http, "the same, more than bare libcurl", more, "µs").goal("≤ 200 µs") { $0 <= 200 },
        ]
    }

    private static func ours(_ client: HTTPClient, _ request: HTTPRequest) async throws -> Samples {
        var samples = Samples()
        for round in 0..<warmUp + rounds {
            let start = ContinuousClock.now
            let answer = try await client.send(request)
            let time = (ContinuousClock.now - start).nanoseconds / 1e3
            guard answer.status == 200, round == 0 || answer.cameOverWarmConnection else {
                throw ChildProcess.Failure(description: "a request was not answered over its warm connection")
            }
            if round >= warmUp { samples.add(time) }
        }
        return samples
    }

    private static func reference(_ url: String, _ body: String?) throws -> Samples {
        var times = [Double](repeating: 0, count: warmUp + rounds)
        let code = unsafe BareCurl_measure(url, body, Int32(times.count), &times)
        guard code == 0 else { throw ChildProcess.Failure(description: "bare libcurl failed with \(code)") }
        return Samples(times.dropFirst(warmUp).map { $0 / 1e3 })
    }
}
