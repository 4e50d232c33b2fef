/// Tokens, socket keys and hash keys.
extension SimulatedKIS {
    mutating func authenticate(_ request: KISRequest) throws(Refusal) -> KISAnswer {
        guard request.method == "POST" else {
            return KISAnswer(status: 405, ["error_description": "Method Not Allowed"])
        }
        guard let body = try? JSONReader.value(of: request.body), case .object = body else {
            return Self.denial(Refusal("EGW00101", "유효하지 않은 요청입니다."))
        }
        do {
            switch request.path {
            case "/oauth2/tokenP": return try token(body)
            case "/oauth2/revokeP": return try revoke(body)
            case "/oauth2/Approval": return try approve(body)
            default: return KISAnswer(status: 404, ["error_description": "Not Found", "error_code": "EGW00404"])
            }
        } catch {
            return Self.denial(error)
        }
    }

    private mutating func token(_ body: JSONValue) throws(Refusal) -> KISAnswer {
        try check(body, secretName: "appsecret")
        let token = try gateway.token(at: desk.now, interval: simulation.limits.tokenInterval)
        return KISAnswer(
            status: 200,
            [
                "access_token": .string(token.text),
                "access_token_token_expired": .string(token.expires.stamp),
                "token_type": "Bearer",
                "expires_in": .integer(Int((token.expires.nanoseconds - desk.now.nanoseconds) / 1_000_000_000)),
            ]
        )
    }

    private mutating func approve(_ body: JSONValue) throws(Refusal) -> KISAnswer {
        try check(body, secretName: "secretkey")
        return KISAnswer(status: 200, ["approval_key": .string(gateway.approval(at: desk.now))])
    }

    private mutating func revoke(_ body: JSONValue) throws(Refusal) -> KISAnswer {
        guard body["appkey"] == .string(simulation.credentials.appKey) else { throw .unknownAppKey }
        guard body["appsecret"] == .string(simulation.credentials.appSecret) else { throw .wrongSecret }
        guard case .string(let token)? = body["token"], gateway.revoke(token) else { throw .unknownToken }
        return KISAnswer(status: 200, ["code": 200, "message": "접근토큰 폐기에 성공하였습니다"])
    }

    private func check(_ body: JSONValue, secretName: String) throws(Refusal) {
        guard body["grant_type"] == "client_credentials" else {
            throw Refusal("EGW00102", "grant_type이 유효하지 않습니다.", status: 403)
        }
        guard body["appkey"] == .string(simulation.credentials.appKey) else { throw .unknownAppKey }
        guard body[secretName] == .string(simulation.credentials.appSecret) else { throw .wrongSecret }
    }

    /// The other envelope, which only these addresses use.
    private static func denial(_ refusal: Refusal) -> KISAnswer {
        KISAnswer(
            status: refusal.status == 200 ? 403 : refusal.status,
            ["error_description": .string(refusal.text), "error_code": .string(refusal.code)]
        )
    }

    /// Echoes an order's body with a hash of it.
    func hash(_ request: KISRequest) throws(Refusal) -> KISAnswer {
        guard request.method == "POST" else {
            return KISAnswer(status: 405, ["error_description": "Method Not Allowed"])
        }
        guard request.header("appkey") == simulation.credentials.appKey else { throw .unknownAppKey }
        guard request.header("appsecret") == simulation.credentials.appSecret else { throw .wrongSecret }
        guard let body = try? JSONReader.value(of: request.body), case .object = body else { throw .field("BODY") }
        var random = SplitMix64(seed: 0)
        for byte in request.body { random = SplitMix64(seed: random.next() ^ UInt64(byte)) }
        let digits = (0..<4).map { _ in String(random.next(), radix: 16).zeroPadded(to: 16) }.joined()
        return KISAnswer(status: 200, ["BODY": body, "HASH": .string(digits)])
    }
}
