/// A drawn chart.
public struct ChartPicture: Sendable, Hashable {
    /// The content of the file.
    public let bytes: [UInt8]

    /// How many characters no installed font has a shape for; boxes with their numbers stand in their places.
    public let missingGlyphs: Int
}
