public import YAML

/// Something that only one source of a program can have, such as the messages of a bot or a port.
public struct SourceClaim: Sendable, Hashable {
    /// What tells it from others; never shown.
    public var key: String

    /// What it is, as people call it: 봇 `12345`의 메시지, the port 8080.
    public var name: LocalizedText

    /// The setting that names it.
    public var span: SourceSpan?

    /// Claims something.
    public init(_ key: String, _ name: LocalizedText, at span: SourceSpan?) {
        self.key = key
        self.name = name
        self.span = span
    }
}
