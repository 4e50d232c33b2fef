import Foundation

/// The proxies that requests go through, as the environment names them.
///
/// Services on this machine are always reached directly.
public struct HTTPProxies: Sendable, Hashable {
    private var http: String?
    private var https: String?
    private var exceptions = ""

    /// No proxies.
    public init() {}

    /// The proxies that the environment of this process names.
    public static var environment: HTTPProxies { HTTPProxies(environment: ProcessInfo.processInfo.environment) }

    /// The proxies in `http_proxy`, `https_proxy` and `all_proxy`, and the exceptions in `no_proxy`.
    ///
    /// All but `http_proxy` may stand in capitals too; that one may not, because a web server sets `HTTP_PROXY` to what
    /// a stranger asks for.
    public init(environment: [String: String]) {
        func value(_ names: String...) -> String? {
            names.lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
        }
        let all = value("all_proxy", "ALL_PROXY")
        http = value("http_proxy") ?? all
        https = value("https_proxy", "HTTPS_PROXY") ?? all
        exceptions = value("no_proxy", "NO_PROXY") ?? ""
    }

    /// The proxy for an address and the hosts that go around it, in the library's form; empty for none.
    func proxy(for url: RequestURL) -> (address: String, exceptions: String) {
        guard !url.isLoopback, let proxy = url.scheme == "https" ? https : http else { return ("", "") }
        return (proxy, exceptions)
    }
}

extension HTTPProxies: CustomStringConvertible, CustomReflectable {
    /// Whether there are any.
    public var description: String { http == nil && https == nil ? "no proxies" : "proxies" }

    /// A mirror without children: addresses of proxies may hold passwords.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
