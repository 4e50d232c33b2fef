/// The form of a picture.
public enum ChartFormat: String, Sendable, Hashable, CaseIterable {
    /// Pixels, as messengers want them.
    case png
    /// Shapes that stay sharp at any size, with the texts of the chart for those who cannot see it.
    case svg
}
