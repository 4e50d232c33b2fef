/// One HTTP answer, and what a fault does to it on its way.
public struct KISAnswer: Sendable, Hashable {
    /// The status, such as 200.
    public var status: Int
    /// The header's names and values besides those of the transfer.
    public var headers: [KISRequest.Pair]
    /// The body.
    public var body: [UInt8]
    /// What happens to it on its way.
    public var delivery = Delivery.whole

    /// How an answer is delivered.
    public enum Delivery: Sendable, Hashable {
        /// As it should be.
        case whole
        /// Not at all: the connection is closed.
        case lost
        /// Half of it, then the connection is closed.
        case half
        /// Byte by byte.
        case slow
        /// As it should be, once the sockets got what the call brought about.
        case afterNotices
    }

    init(status: Int, _ value: JSONValue, continuation: String? = nil, service: String? = nil) {
        self.status = status
        headers = [KISRequest.Pair("content-type", "application/json; charset=utf-8")]
        if let service { headers.append(KISRequest.Pair("tr_id", service)) }
        if let continuation { headers.append(KISRequest.Pair("tr_cont", continuation)) }
        body = Array(value.text.utf8)
    }
}
