/// What came back for a request: the status, the header that says whether there are more pages, and the body.
package struct KISReply: Sendable, Hashable {
    /// The HTTP status.
    package var status: Int

    /// The header `tr_cont`, empty when it was not sent.
    package var continuation: String

    /// The body.
    package var body: [UInt8]

    /// Takes a reply.
    package init(status: Int, continuation: String = "", body: [UInt8]) {
        self.status = status
        self.continuation = continuation
        self.body = body
    }
}
