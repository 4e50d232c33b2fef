import LoopbackServer

/// A multipart form as a service reads it.
struct ReceivedForm {
    struct Part: Sendable {
        var file: String?
        var content: [UInt8]

        var text: String { String(decoding: content, as: UTF8.self) }
    }

    private(set) var parts: [String: Part] = [:]

    /// Reads the body of a request; nothing when it is no such form, or not whole.
    init?(_ request: ServerRequest) {
        guard let type = request["Content-Type"], type.hasPrefix("multipart/form-data; boundary=") else { return nil }
        let boundary = Array("--\(type.drop { $0 != "=" }.dropFirst())".utf8)
        var rest = request.body[...]
        guard let start = rest.firstRange(of: boundary) else { return nil }
        rest = rest[start.upperBound...]
        while !rest.starts(with: Array("--\r\n".utf8)) {
            guard rest.starts(with: [13, 10]), let headEnd = rest.firstRange(of: Array("\r\n\r\n".utf8)),
                let end = rest[headEnd.upperBound...].firstRange(of: [13, 10] + boundary)
            else { return nil }
            let head = String(decoding: rest[..<headEnd.lowerBound], as: UTF8.self)
            guard let name = Self.value("name", in: head) else { return nil }
            let content = Array(rest[headEnd.upperBound..<end.lowerBound])
            parts[name] = Part(file: Self.value("filename", in: head), content: content)
            rest = rest[end.upperBound...]
        }
    }

    subscript(name: String) -> Part? { parts[name] }

    private static func value(_ name: String, in head: String) -> String? {
        guard let start = head.firstRange(of: " \(name)=\"") else { return nil }
        return String(head[start.upperBound...].prefix { $0 != "\"" })
    }
}
