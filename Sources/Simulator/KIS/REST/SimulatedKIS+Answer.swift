extension SimulatedKIS {
    /// Serves one HTTP request at a moment.
    public mutating func answer(_ request: KISRequest, at moment: Moment) -> KISAnswer {
        advance(to: moment)
        var answer = answerInTime(request)
        tell()
        spoil(&answer, of: request)
        return answer
    }

    private mutating func answerInTime(_ request: KISRequest) -> KISAnswer {
        if let fault = faultyAnswer(to: request) { return fault }
        do {
            if request.path.hasPrefix("/oauth2/") { return try authenticate(request) }
            if request.path == "/uapi/hashkey" { return try hash(request) }
            return try serve(request)
        } catch {
            return error.answer(service: request.header("tr_id"))
        }
    }

    private mutating func serve(_ request: KISRequest) throws(Refusal) -> KISAnswer {
        guard let endpoints = Endpoint.all[request.path], let first = endpoints.first, first.method == request.method
        else {
            return KISAnswer(status: 404, ["error_description": "Not Found", "error_code": "EGW00404"])
        }
        try checkHeaders(request)
        try gateway.count(at: desk.now, simulation.limits)
        let service = request.header("tr_id") ?? ""
        let endpoint = endpoints.first { $0.services.contains { $0.id == service } } ?? first
        try endpoint.check(service, in: simulation.realm)
        let call = Call(
            service: service,
            parameters: try checkedParameters(of: request, for: endpoint),
            isContinuation: request.header("tr_cont") == "N"
        )
        return try endpoint.answer(&self, call).answer(service: service)
    }

    private func checkHeaders(_ request: KISRequest) throws(Refusal) {
        let type = request.header("content-type")?.lowercased()
        guard type?.hasPrefix("application/json") ?? (request.method == "GET") else { throw .contentType }
        guard request.header("appkey") == simulation.credentials.appKey else { throw .unknownAppKey }
        guard request.header("appsecret") == simulation.credentials.appSecret else { throw .wrongSecret }
        try gateway.check(authorization: request.header("authorization"), at: desk.now)
        guard ["P", "B", nil].contains(request.header("custtype")) else { throw .field("CUSTTYPE") }
        guard ["", "N", nil].contains(request.header("tr_cont")) else { throw .field("TR_CONT") }
    }

    /// The parameters with the names in the broker's spelling; quotes may be spelt in either case.
    private func checkedParameters(of request: KISRequest, for endpoint: Endpoint) throws(Refusal) -> [String: String] {
        let pairs = request.method == "GET" ? request.query : try Self.texts(in: request.body)
        var sent: [String: String] = [:]
        for pair in pairs {
            let name = pair.name.hasPrefix("fid_") ? pair.name.uppercased() : pair.name
            guard sent.updateValue(pair.value, forKey: name) == nil else { throw .field(name) }
        }
        for parameter in endpoint.parameters {
            guard let value = sent[parameter.name] else {
                guard parameter.isOptional else { throw .field(parameter.name) }
                continue
            }
            if !(parameter.isOptional && value.isEmpty) { try parameter.check(value) }
        }
        if endpoint.needsAccount {
            let credentials = simulation.credentials
            guard sent["CANO"] == credentials.account, sent["ACNT_PRDT_CD"] == credentials.product else {
                throw .account
            }
        }
        return sent
    }

    /// The members of a body, all of which have to be texts.
    private static func texts(in body: [UInt8]) throws(Refusal) -> [KISRequest.Pair] {
        guard case .object(let members)? = try? JSONReader.value(of: body) else { throw .field("BODY") }
        var pairs: [KISRequest.Pair] = []
        for member in members {
            guard case .string(let text) = member.value else { throw .field(member.name) }
            pairs.append(KISRequest.Pair(member.name, text))
        }
        return pairs
    }
}
