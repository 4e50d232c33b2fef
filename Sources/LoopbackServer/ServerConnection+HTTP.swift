extension ServerConnection {
    /// The next request without its body, or nothing when the other side closed the connection between requests.
    public func readHead() throws(ConnectionEnd) -> ServerRequest? {
        if let longest = limits.request { receive(until: .now + longest) }
        let request = try read { input, more throws(ConnectionEnd) in
            try RequestReading(limits: limits).head(&input, more)
        }
        if request != nil { counters.count { $0.requests += 1 } }
        return request
    }

    /// Reads the body of a request whose head was read last.
    public func readBody(of request: inout ServerRequest) throws(ConnectionEnd) {
        if request["Expect"]?.lowercased() == "100-continue" { try send(ServerResponse(100).head) }
        let body = try read { [request] input, more throws(ConnectionEnd) in
            try RequestReading(limits: limits).body(of: request, &input, more)
        }
        request.body = body
        counters.count { tally in
            tally.bodies += 1
            tally.bodyBytes += body.count
        }
    }

    /// The next request with its body, or nothing when the other side closed the connection between requests.
    public func readRequest() throws(ConnectionEnd) -> ServerRequest? {
        guard var request = try readHead() else { return nil }
        try readBody(of: &request)
        return request
    }

    /// Answers a request; without a body where its method wants none.
    public func respond(_ response: ServerResponse, to request: ServerRequest) throws(ConnectionEnd) {
        try send(request.method == "HEAD" ? response.head : response.bytes)
    }

    /// Answers one request after the other until the other side closes or asks to close.
    public func serve(_ answer: (ServerRequest) throws -> ServerResponse) throws {
        while let request = try readRequest() {
            try respond(try answer(request), to: request)
            guard request.keepsAlive else { return }
        }
    }
}
