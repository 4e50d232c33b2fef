/// An address that can be asked, taken apart by the library that will ask it.
///
/// It prints as its place alone: paths and queries may hold secrets.
public struct HTTPAddress: Sendable, Hashable {
    private let url: RequestURL

    /// Reads an address that begins with `http` or `https` and has no name, no password and no mark in it.
    public init?(_ text: String) {
        guard let url = try? RequestURL(text), !url.hasExtras else { return nil }
        self.url = url
    }

    /// Whether what is sent is encrypted.
    public var isEncrypted: Bool { url.scheme == "https" }

    /// The host, in lower case.
    public var host: String { url.host }

    /// The host with its port where that is not the usual one, for people.
    public var place: String { url.place }

    /// Scheme, host and port where that is not the usual one.
    public var origin: String { "\(url.scheme)://\(url.place)" }

    /// The path as it goes out, at least `/`.
    public var path: String { url.path }

    /// What stands behind the question mark, if there is one.
    public var query: String? { url.query }

    /// The whole address as it goes out.
    public var text: String { url.text }

    /// Whether it is on this machine.
    public var isLoopback: Bool { url.isLoopback }
}

extension HTTPAddress: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The host with its port where that is not the usual one.
    public var description: String { place }

    /// The host with its port where that is not the usual one.
    public var debugDescription: String { place }

    /// A mirror without children, so that `dump` shows the place alone.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
