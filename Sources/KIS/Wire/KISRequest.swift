package import PluginAPI

/// A request as a value, complete but for the token, which is put in when it is sent.
///
/// Printing shows method and path only, since parameters name the account.
package struct KISRequest: Sendable, Hashable {
    /// What is asked.
    package let endpoint: KISEndpoint

    /// Its TR id on the servers it goes to.
    package let trID: String

    /// The address with its parameters.
    package let url: String

    /// The JSON of an order.
    package let body: String?

    /// Whether it asks for a further page.
    package let isContinuation: Bool

    /// What goes into the headers, the authorisation included.
    package func headers(_ credentials: KISCredentials, token: Secret) -> [KISHeader] {
        [
            KISHeader("content-type", "application/json; charset=utf-8"),
            KISHeader("authorization", "Bearer \(token.reveal())"),
            KISHeader("appkey", credentials.appKey.reveal()),
            KISHeader("appsecret", credentials.appSecret.reveal()),
            KISHeader("tr_id", trID),
            KISHeader("custtype", "P"),
            KISHeader("tr_cont", isContinuation ? "N" : ""),
        ]
    }
}

extension KISRequest: CustomStringConvertible, CustomReflectable {
    /// Method, path and TR id.
    package var description: String { "\(endpoint.method.rawValue) \(endpoint.path) \(trID)" }

    /// A mirror without children.
    package var customMirror: Mirror { Mirror(self, children: []) }
}
