/// A picture that another process drew.
public struct DrawnPicture: Sendable, Hashable {
    /// The content of the file.
    public let bytes: [UInt8]

    /// What there is to say of it, such as that a font is missing, in the language of the chart; nothing as a rule.
    public let note: String?
}
