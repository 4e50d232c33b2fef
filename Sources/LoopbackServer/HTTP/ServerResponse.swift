/// An answer, which a connection writes as it is or in parts.
public struct ServerResponse: Sendable, Hashable {
    /// The status, such as 200.
    public var status: Int

    /// The header fields; `Content-Length` is added unless they frame the body themselves.
    public var fields: [ServerField]

    /// The body.
    public var body: [UInt8]

    /// Makes an answer with bytes.
    public init(_ status: Int = 200, _ fields: [ServerField] = [], body: [UInt8]) {
        self.status = status
        self.fields = fields
        self.body = body
    }

    /// Makes an answer with a text.
    public init(_ status: Int = 200, _ fields: [ServerField] = [], _ text: String = "") {
        self.init(status, fields, body: Array(text.utf8))
    }

    /// The status line and the header fields with the empty line behind them.
    public var head: [UInt8] {
        var text = "HTTP/1.1 \(status) \(Self.reason(status))\r\n"
        for field in fields { text += "\(field.name): \(field.value)\r\n" }
        let isFramed = fields["Content-Length"] != nil || fields["Transfer-Encoding"] != nil
        let hasNoBody = (100..<200).contains(status) || status == 204 || status == 304
        if !isFramed, !hasNoBody { text += "Content-Length: \(body.count)\r\n" }
        return Array((text + "\r\n").utf8)
    }

    /// Head and body.
    public var bytes: [UInt8] { head + body }

    /// A body in chunks of at most a size, with the last, empty chunk behind them.
    public static func chunks(_ body: [UInt8], size: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        for start in stride(from: 0, to: body.count, by: max(1, size)) {
            let part = body[start..<min(body.count, start + max(1, size))]
            bytes += Array("\(String(part.count, radix: 16))\r\n".utf8) + part + Array("\r\n".utf8)
        }
        return bytes + Array("0\r\n\r\n".utf8)
    }

    private static func reason(_ status: Int) -> String {
        switch status {
        case 100: "Continue"
        case 101: "Switching Protocols"
        case 103: "Early Hints"
        case 200: "OK"
        case 201: "Created"
        case 202: "Accepted"
        case 204: "No Content"
        case 301: "Moved Permanently"
        case 302: "Found"
        case 303: "See Other"
        case 304: "Not Modified"
        case 307: "Temporary Redirect"
        case 308: "Permanent Redirect"
        case 400: "Bad Request"
        case 401: "Unauthorized"
        case 403: "Forbidden"
        case 404: "Not Found"
        case 405: "Method Not Allowed"
        case 408: "Request Timeout"
        case 409: "Conflict"
        case 413: "Content Too Large"
        case 415: "Unsupported Media Type"
        case 426: "Upgrade Required"
        case 429: "Too Many Requests"
        case 431: "Request Header Fields Too Large"
        case 500: "Internal Server Error"
        case 502: "Bad Gateway"
        case 503: "Service Unavailable"
        default: "Status"
        }
    }
}
