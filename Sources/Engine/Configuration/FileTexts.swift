internal import Foundation

/// Texts that are read in the place of what files hold, such as a repair that has not been written yet.
public struct FileTexts: Sendable {
    private var texts: [String: String] = [:]

    /// No text: every file is read from the disk.
    public init() {}

    /// The text in the place of a file, under whichever of its names; `-` is standard input.
    public subscript(name: String) -> String? {
        get { texts.isEmpty ? nil : texts[Self.identity(of: name)] }
        set { texts[Self.identity(of: name)] = newValue }
    }

    /// One name for all the names of a file.
    public static func identity(of name: String) -> String {
        name == "-" ? name : URL(filePath: name).resolvingSymlinksInPath().path(percentEncoded: false)
    }
}
