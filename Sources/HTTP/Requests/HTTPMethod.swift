/// What a request asks a service to do.
public enum HTTPMethod: String, Sendable, Hashable, CaseIterable {
    /// Gives something and changes nothing.
    case get = "GET"

    /// Gives the header fields of something and changes nothing.
    case head = "HEAD"

    /// Does something each time it arrives.
    case post = "POST"

    /// Puts something in its place.
    case put = "PUT"

    /// Changes a part of something.
    case patch = "PATCH"

    /// Takes something away.
    case delete = "DELETE"

    /// Whether a service does the same when the request arrives twice, because it changes nothing.
    public var onlyReads: Bool { self == .get || self == .head }
}
