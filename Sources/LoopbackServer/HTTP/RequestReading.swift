/// Reads requests of HTTP/1.1 out of the bytes of a connection, strictly: two readings of one request are an error.
struct RequestReading {
    private enum Framing { case none, counted(Int), chunked }

    let limits: ServerLimits

    /// The next request without its body, or nothing when the connection ended between requests.
    func head(
        _ input: inout ByteInput,
        _ more: ByteInput.More
    ) throws(ConnectionEnd) -> ServerRequest? {
        // One empty line in front of a request is allowed.
        var first = try input.line(atMost: limits.lineBytes, more)
        if first?.isEmpty == true { first = try input.line(atMost: limits.lineBytes, more) }
        guard let first else { return nil }
        let parts = String(decoding: first, as: UTF8.self).split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 3, Self.isToken(parts[0]), !parts[1].isEmpty else { throw .malformed("request line") }
        guard parts[2] == "HTTP/1.1" || parts[2] == "HTTP/1.0" else { throw .malformed("version of HTTP") }
        return ServerRequest(
            method: String(parts[0]),
            target: String(parts[1]),
            minorVersion: parts[2].hasSuffix("1") ? 1 : 0,
            fields: try fields(&input, more)
        )
    }

    /// The body that follows the head of a request.
    func body(
        of request: ServerRequest,
        _ input: inout ByteInput,
        _ more: ByteInput.More
    ) throws(ConnectionEnd) -> [UInt8] {
        switch try framing(of: request) {
        case .none: return []
        case .counted(let count): return try input.exactly(count, more)
        case .chunked: return try chunks(&input, more)
        }
    }

    private func fields(_ input: inout ByteInput, _ more: ByteInput.More) throws(ConnectionEnd) -> [ServerField] {
        var fields: [ServerField] = []
        while true {
            guard let line = try input.line(atMost: limits.lineBytes, more) else { throw .closedByPeer }
            if line.isEmpty { return fields }
            guard fields.count < limits.fields else { throw .tooLarge("the number of header fields") }
            let text = String(decoding: line, as: UTF8.self)
            guard let colon = text.firstIndex(of: ":"), Self.isToken(text[..<colon]) else {
                throw .malformed("header field")
            }
            fields.append(ServerField(String(text[..<colon]), text[text.index(after: colon)...].trimmed))
        }
    }

    private func framing(of request: ServerRequest) throws(ConnectionEnd) -> Framing {
        let lengths = Set(
            request.fields.lazy.filter { $0.name.lowercased() == "content-length" }.map(\.value)
        )
        if let coding = request["Transfer-Encoding"] {
            guard coding.lowercased() == "chunked", lengths.isEmpty else { throw .malformed("Transfer-Encoding") }
            return .chunked
        }
        guard let length = lengths.first else { return .none }
        guard lengths.count == 1, length.allSatisfy({ $0.isASCII && $0.isNumber }), let count = Int(length) else {
            throw .malformed("Content-Length")
        }
        guard count <= limits.bodyBytes else { throw .tooLarge("the body") }
        return .counted(count)
    }

    private func chunks(_ input: inout ByteInput, _ more: ByteInput.More) throws(ConnectionEnd) -> [UInt8] {
        var body: [UInt8] = []
        while true {
            guard let line = try input.line(atMost: limits.lineBytes, more) else { throw .closedByPeer }
            let digits = String(decoding: line, as: UTF8.self).prefix { $0 != ";" }.trimmed
            guard digits.utf8.count <= 8, digits.allSatisfy(\.isHexDigit), let count = Int(digits, radix: 16) else {
                throw .malformed("size of a chunk")
            }
            guard count > 0 else {
                _ = try fields(&input, more)
                return body
            }
            guard body.count + count <= limits.bodyBytes else { throw .tooLarge("the body") }
            body += try input.exactly(count, more)
            guard try input.exactly(2, more) == [13, 10] else { throw .malformed("end of a chunk") }
        }
    }

    private static func isToken(_ text: Substring) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
                case UInt8(ascii: "0")...UInt8(ascii: "9"): true
                default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
                }
            }
    }
}
