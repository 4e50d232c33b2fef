/// A request that was checked and has everything a transfer needs.
struct PreparedRequest: Sendable {
    private(set) var method: HTTPMethod
    private(set) var url: RequestURL
    private(set) var body: [UInt8]
    let isOnce: Bool
    let userAgent: String
    let timeouts: HTTPTimeouts
    let largestBody: Int

    /// When the whole must be over, redirects included.
    let deadline: ContinuousClock.Instant

    private var fields: [HTTPField]

    init(
        _ request: HTTPRequest,
        _ settings: HTTPSettings,
        from start: ContinuousClock.Instant
    ) throws(HTTPFailure) {
        func refusal(_ flaw: HTTPFailure.Flaw, host: String) -> HTTPFailure {
            HTTPFailure(cause: .flawed(flaw), host: host, outcome: .notSent, wasOnce: request.isOnce)
        }
        do {
            url = try RequestURL(request.url.wire)
        } catch {
            throw refusal(error == .scheme ? .scheme : .url, host: "")
        }
        if let flaw = Self.flaw(in: request) { throw refusal(flaw, host: url.place) }
        method = request.method
        fields = request.fields
        body = request.body
        isOnce = request.isOnce
        userAgent = settings.userAgent
        timeouts = request.timeouts ?? settings.timeouts
        largestBody = request.largestBody ?? settings.largestBody
        deadline = start + timeouts.whole
    }

    /// The header fields in the library's form, in which an empty value has a sign of its own, and a bare name takes a
    /// field away that the library would add.
    var lines: [String] {
        var lines = fields.map { $0.value.wire.isEmpty ? "\($0.name);" : "\($0.name): \($0.value.wire)" }
        lines.append("Expect:")
        if !fields.contains(where: { $0.name.lowercased() == "content-type" }) { lines.append("Content-Type:") }
        return lines
    }

    /// The request that a redirect leads to, without anything that belongs to the first host alone.
    func redirected(_ status: Int, to location: String) throws(HTTPFailure) -> PreparedRequest {
        guard let target = try? url.following(location), target.scheme == "https" || url.scheme == "http" else {
            throw failure(.redirected, .unknown)
        }
        var next = self
        next.url = target
        // As browsers do: 307 and 308 repeat the request, the others only look at what is there.
        if status != 307, status != 308, !method.onlyReads {
            next.method = .get
            next.body = []
        }
        guard target.origin != url.origin else { return next }
        guard next.body.isEmpty else { throw failure(.redirected, .unknown) }
        next.fields = fields.filter(\.isHarmless)
        return next
    }

    func failure(_ cause: HTTPFailure.Cause, _ outcome: HTTPFailure.Outcome) -> HTTPFailure {
        HTTPFailure(cause: cause, host: url.place, outcome: outcome, wasOnce: isOnce)
    }

    private static func flaw(in request: HTTPRequest) -> HTTPFailure.Flaw? {
        if let flaw = request.fields.lazy.compactMap(\.flaw).first { return flaw }
        return request.method.onlyReads && !request.body.isEmpty ? .body : nil
    }
}
