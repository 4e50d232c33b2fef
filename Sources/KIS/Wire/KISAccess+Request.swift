import PluginAPI

extension KISAccess {
    /// Where a further page begins, exactly as the page before it said.
    package struct Continuation: Sendable, Hashable {
        /// `ctx_area_fk…`.
        package let search: String
        /// `ctx_area_nk…`.
        package let key: String
    }

    /// The request for an endpoint with the parameters that the question decides.
    ///
    /// - Throws: `KISFault` where these servers do not offer the endpoint.
    package func request(
        _ endpoint: KISEndpoint,
        _ values: [String: String],
        after continuation: Continuation? = nil
    ) throws(KISFault) -> KISRequest {
        guard let trID = endpoint.trID(on: environment.servers) else { throw .notOffered(endpoint) }
        let parameters = parameters(endpoint, values, continuation)
        let url = environment.rest.description + endpoint.path
        let isQuery = endpoint.method == .get
        return KISRequest(
            endpoint: endpoint,
            trID: trID,
            url: isQuery ? url + Self.query(parameters) : url,
            body: isQuery
                ? nil : JSONValue.object(parameters.map { JSONValue.Member($0.name, .string($0.value)) }).text,
            isContinuation: continuation != nil
        )
    }

    private func parameters(
        _ endpoint: KISEndpoint,
        _ values: [String: String],
        _ continuation: Continuation?
    ) -> [(name: String, value: String)] {
        var parameters: [(name: String, value: String)] = []
        if endpoint.namesAccount {
            parameters = [("CANO", account.number), ("ACNT_PRDT_CD", account.product)]
        }
        var unused = Set(values.keys)
        for parameter in endpoint.parameters.all {
            unused.remove(parameter.name)
            let value = values[parameter.name] ?? parameter.fixed
            precondition(value != nil, "\(endpoint.name) needs \(parameter.name)")
            parameters.append((parameter.name, value ?? ""))
        }
        precondition(unused.isEmpty, "\(endpoint.name) has no \(unused)")
        switch endpoint.paging {
        case .none: break
        case .numbered(let number):
            parameters.append(("CTX_AREA_FK\(number)", continuation?.search ?? ""))
            parameters.append(("CTX_AREA_NK\(number)", continuation?.key ?? ""))
        }
        return parameters
    }

    private static func query(_ parameters: [(name: String, value: String)]) -> String {
        "?" + parameters.map { "\($0.name)=\(percentEncoded($0.value))" }.joined(separator: "&")
    }

    /// Every byte but letters, digits and `-._~` as `%XX`.
    private static func percentEncoded(_ text: String) -> String {
        var encoded: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                encoded.append(byte)
            default:
                let digits = Array("0123456789ABCDEF".utf8)
                encoded += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: encoded, as: UTF8.self)
    }
}
