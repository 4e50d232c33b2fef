/// One HTTP request as it arrived.
public struct KISRequest: Sendable, Hashable {
    /// The method, such as `GET`.
    public var method: String
    /// The path without its query.
    public var path: String
    /// The query's names and values, decoded.
    public var query: [Pair]
    /// The header's names and values.
    public var headers: [Pair]
    /// The body.
    public var body: [UInt8]

    /// A name and its value.
    public struct Pair: Sendable, Hashable {
        /// The name.
        public var name: String
        /// The value.
        public var value: String

        /// Puts a pair together.
        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// Describes a request.
    public init(_ method: String, _ path: String, query: [Pair] = [], headers: [Pair] = [], body: [UInt8] = []) {
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
    }

    /// A header's value, whatever case its name is in.
    func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name }?.value
    }
}
