internal import CCurl

/// An address in its parts, read by the library that will also use it, so that both understand the same.
struct RequestURL: Sendable, Hashable {
    enum Problem: Error { case unreadable, scheme }

    /// The whole address as it goes out; it may hold secrets.
    let text: String
    let scheme: String
    let host: String
    let port: String

    /// The path as it goes out, at least `/`.
    let path: String

    /// What stands behind the question mark, if there is one.
    let query: String?

    /// Whether a name or a password stands before the host, or a mark behind `#`.
    let hasExtras: Bool

    init(_ text: String) throws(Problem) { try self.init(text, from: nil) }

    /// What a redirect leads to, seen from this address.
    func following(_ location: String) throws(Problem) -> RequestURL { try RequestURL(location, from: text) }

    /// Scheme, host and port: what decides whether a secret may go along.
    var origin: String { "\(scheme)://\(host):\(port)" }

    /// The host for people, with the port where it is not the usual one.
    var place: String { port == (scheme == "https" ? "443" : "80") ? host : "\(host):\(port)" }

    /// Whether the address is on this machine.
    var isLoopback: Bool {
        if host == "localhost" || host == "[::1]" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }

    private init(_ text: String, from base: String?) throws(Problem) {
        // A null character would end the text for the library and not for us.
        guard !text.utf8.contains(0), let handle = unsafe curl_url() else { throw .unreadable }
        defer { unsafe curl_url_cleanup(handle) }
        for step in [base, text].compactMap({ $0 }) {
            let code = unsafe curl_url_set(handle, CURLUPART_URL, step, UInt32(CURLU_URLENCODE))
            guard code != CURLUE_UNSUPPORTED_SCHEME else { throw .scheme }
            guard code == CURLUE_OK else { throw .unreadable }
        }
        guard let scheme = unsafe Self.part(CURLUPART_SCHEME, of: handle)?.lowercased() else { throw .unreadable }
        guard scheme == "http" || scheme == "https" else { throw .scheme }
        guard let text = unsafe Self.part(CURLUPART_URL, of: handle),
            let host = unsafe Self.part(CURLUPART_HOST, of: handle)?.lowercased(),
            let port = unsafe Self.part(CURLUPART_PORT, of: handle, UInt32(CURLU_DEFAULT_PORT))
        else { throw .unreadable }
        self.text = text
        self.scheme = scheme
        self.host = host
        self.port = port
        path = unsafe Self.part(CURLUPART_PATH, of: handle) ?? "/"
        query = unsafe Self.part(CURLUPART_QUERY, of: handle)
        hasExtras = [CURLUPART_USER, CURLUPART_PASSWORD, CURLUPART_FRAGMENT].contains { part in
            unsafe Self.part(part, of: handle) != nil
        }
    }

    private static func part(_ part: CURLUPart, of handle: OpaquePointer, _ flags: UInt32 = 0) -> String? {
        var text: UnsafeMutablePointer<CChar>?
        guard unsafe curl_url_get(handle, part, &text, flags) == CURLUE_OK, let text = unsafe text else { return nil }
        defer { unsafe curl_free(text) }
        return unsafe String(cString: text)
    }
}
