import Foundation

/// A request as it came.
public struct ServerRequest: Sendable, Hashable {
    /// The method, such as `GET`.
    public let method: String

    /// What stands between the method and the version: path and query, or a whole address at a proxy.
    public let target: String

    /// The digit behind `HTTP/1.`.
    public let minorVersion: Int

    /// The header fields in their order.
    public let fields: [ServerField]

    /// The body; empty until it was read.
    public internal(set) var body: [UInt8] = []

    /// The body as text.
    public var text: String { String(decoding: body, as: UTF8.self) }

    /// The target up to the question mark.
    public var path: String { String(target.prefix { $0 != "?" }) }

    /// What stands behind the question mark.
    public var query: String { String(target.drop { $0 != "?" }.dropFirst()) }

    /// The value of the first header field with a name.
    public subscript(name: String) -> String? { fields[name] }

    /// The decoded value of the first query item with a name.
    public func parameter(_ name: String) -> String? {
        for item in query.split(separator: "&") {
            let parts = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.first.map({ Self.decoded($0) }) == name else { continue }
            return parts.count > 1 ? Self.decoded(parts[1]) : ""
        }
        return nil
    }

    /// Whether the other side expects the connection to stay open after the answer.
    public var keepsAlive: Bool {
        minorVersion > 0 ? !fields.has("close", in: "Connection") : fields.has("keep-alive", in: "Connection")
    }

    private static func decoded(_ text: Substring) -> String {
        text.replacing("+", with: " ").removingPercentEncoding ?? String(text)
    }
}
