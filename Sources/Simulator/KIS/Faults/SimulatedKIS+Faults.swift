extension SimulatedKIS {
    /// Lets the faults begin whose time has come.
    mutating func strike(until moment: Moment) {
        for kind in faults.begun(until: moment) {
            switch kind {
            case .tokenExpired: gateway.expireTokens(at: moment)
            case .laggingBalance: faults.lag(desk.account, at: moment)
            case .sessionTakenOver: hub.takeOver()
            case .socketDropped: for session in hub.sessions.keys.sorted() { hub.cut(session) }
            default: continue
            }
        }
    }

    /// The answer to a call that a fault refuses before it is served.
    mutating func faultyAnswer(to request: KISRequest) -> KISAnswer? {
        let (path, now) = (request.path, desk.now)
        if faults.strikes(.maintenance, on: path, at: now) {
            var answer = KISAnswer(status: 503, .null)
            answer.headers = [KISRequest.Pair("content-type", "text/html; charset=utf-8")]
            answer.body = Array("<html><body>시스템 점검 중입니다.</body></html>".utf8)
            return answer
        }
        if faults.strikes(.tooManyCalls, on: path, at: now) {
            return Refusal.tooManyCalls.answer(service: request.header("tr_id"))
        }
        if path != "/oauth2/tokenP", faults.strikes(.tokenExpired, on: path, at: now),
            !faults.isOn(.tokenExpired, at: now)
        {
            gateway.expireTokens(at: now)
        }
        return nil
    }

    /// Does to an answer what the faults say.
    mutating func spoil(_ answer: inout KISAnswer, of request: KISRequest) {
        let (path, now) = (request.path, desk.now)
        if faults.strikes(.gatewayError, on: path, at: now) {
            answer = Refusal("EGW00202", "GW라우팅 중 오류가 발생했습니다.", status: 500).answer(service: request.header("tr_id"))
        }
        if faults.strikes(.garbageBody, on: path, at: now) {
            answer.body = Array("<html>\u{0}{\"rt_cd\":".utf8) + [0xFF, 0xFE]
        }
        if faults.strikes(.noticeFirst, on: path, at: now) { answer.delivery = .afterNotices }
        if faults.strikes(.slowBody, on: path, at: now) { answer.delivery = .slow }
        if faults.strikes(.halfBody, on: path, at: now) { answer.delivery = .half }
        if faults.strikes(.answerLost, on: path, at: now) { answer.delivery = .lost }
    }

    /// What becomes of something that a session was to get; nothing while the socket is silent.
    mutating func spoilt(_ output: KISSocketOutput) -> KISSocketOutput? {
        let now = desk.now
        guard case .text(var text) = output.content else { return output }
        let isData = text.hasPrefix("0|")
        if isData || text.hasPrefix("1|") {
            if faults.strikes(.socketSilent, at: now) { return nil }
            if faults.strikes(.halfFrame, at: now) { return KISSocketOutput(output.session, .half(text)) }
            if faults.strikes(.socketDropped, at: now), !faults.isOn(.socketDropped, at: now) {
                return KISSocketOutput(output.session, .cut)
            }
        } else if faults.isOn(.socketSilent, at: now) {
            return nil
        }
        if isData, faults.strikes(.nullFields, at: now) { text = Self.withNulls(text) }
        if isData, faults.strikes(.wrongWidth, at: now) { text = Self.widened(text) }
        return KISSocketOutput(output.session, .text(text))
    }

    /// The frame with `(null)` for the seventh field before the end of every record.
    private static func withNulls(_ text: String) -> String {
        changed(text) { record in
            guard record.count > 7 else { return }
            record[record.count - 7] = "(null)"
        }
    }

    /// The frame with one field more at the end of every record.
    private static func widened(_ text: String) -> String { changed(text) { $0.append("0") } }

    private static func changed(_ text: String, _ change: (inout [Substring]) -> Void) -> String {
        let parts = text.split(separator: "|", maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count == 4, let count = Int(parts[2]), count > 0 else { return text }
        let fields = parts[3].split(separator: "^", omittingEmptySubsequences: false)
        let width = fields.count / count
        var changed: [Substring] = []
        for start in stride(from: 0, to: width * count, by: width) {
            var record = Array(fields[start..<start + width])
            change(&record)
            changed += record
        }
        return (parts[0..<3] + [Substring(changed.joined(separator: "^"))]).joined(separator: "|")
    }
}
