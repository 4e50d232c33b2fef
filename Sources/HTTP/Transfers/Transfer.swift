internal import CCurl

/// One request on its way. It lives on the thread of its loop, from where the library calls back into it.
final class Transfer {
    let order: TransferOrder
    let easy: EasyHandle
    private(set) var answer: AnswerReading

    /// How often the request was allowed to leave.
    private(set) var departures = 0

    /// When the answer must have begun.
    private(set) var firstByteDeadline: ContinuousClock.Instant?

    private let openingDeadline: ContinuousClock.Instant
    private var givenAway = 0

    init(_ order: TransferOrder, _ settings: HTTPSettings, _ share: SessionShare) throws(CurlError) {
        self.order = order
        answer = AnswerReading(largestHead: settings.largestHead, largestBody: order.request.largestBody)
        openingDeadline = .now + order.request.timeouts.opening
        easy = try EasyHandle(identity: order.id, sharing: share)
        try configure(settings)
    }

    var request: PreparedRequest { order.request }

    /// When the phase ends that the transfer is in.
    var deadline: ContinuousClock.Instant {
        if departures == 0 { return min(openingDeadline, request.deadline) }
        guard answer.stage == .nothing, let firstByteDeadline else { return request.deadline }
        return min(firstByteDeadline, request.deadline)
    }

    /// The phase the transfer is in.
    var phase: HTTPFailure.Phase {
        guard departures == 0 else { return answer.stage == .nothing ? .firstByte : .receiving }
        if easy.size(CURLINFO_NAMELOOKUP_TIME_T) == 0 { return .resolving }
        // The time of the connection is noted only when keys are agreed on; its port is known before.
        return easy.number(CURLINFO_PRIMARY_PORT) == 0 ? .connecting : .securing
    }

    /// Whether the request may leave now; one that must reach the service once leaves once.
    func mayLeave() -> Bool {
        guard departures == 0 || !request.isOnce else { return false }
        departures += 1
        firstByteDeadline = .now + request.timeouts.firstByte
        return true
    }

    /// Whether a connection may be opened for it: not after a request left that must not leave again.
    var mayConnect: Bool { departures == 0 || !request.isOnce }

    func take(line: some Collection<UInt8>) -> Bool { answer.take(line: line) }

    func take(piece: UnsafeRawBufferPointer) -> Bool { unsafe answer.take(piece: piece) }

    /// The next piece of the body.
    func giveAway(atMost count: Int) -> ArraySlice<UInt8> {
        let piece = request.body[givenAway...].prefix(count)
        givenAway += piece.count
        return piece
    }

    /// Goes back in the body; a body that goes out once does not.
    func goBack(to offset: Int) -> Bool {
        guard !request.isOnce, request.body.indices.contains(offset) || offset == 0 else { return false }
        givenAway = offset
        return true
    }

    private func configure(_ settings: HTTPSettings) throws(CurlError) {
        try easy.setSafety()
        try easy.setTrust(settings.authorities)
        try easy.setProxy(settings.proxies.proxy(for: request.url))
        try easy.set(CURLOPT_URL, request.url.text)
        try easy.set(CURLOPT_USERAGENT, request.userAgent)
        try easy.set(CURLOPT_ACCEPT_ENCODING, "gzip")
        try easy.setFields(request.lines)
        try easy.setMethod(request.method, hasBody: !request.body.isEmpty)
        try easy.setSize(CURLOPT_POSTFIELDSIZE_LARGE, request.body.count)
        try setCallbacks()
        if request.isOnce {
            try easy.set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
            try easy.set(CURLOPT_MAXAGE_CONN, Int(settings.idleBeforeOnce.components.seconds))
        } else {
            try easy.set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_2TLS))
        }
    }
}
