/// A percentage, exact to a millionth of a percentage point: `2%` is two, not 0.02.
public struct Percent: FixedPoint, BitwiseCopyable {
    /// A million units make one percent.
    public static let unitsPerOne: Int64 = 1_000_000

    /// The percentage in millionths of a point.
    public let units: Int64

    /// Makes a percentage from millionths of a point.
    public init(units: Int64) { self.units = units }

    /// Makes a whole percentage.
    public init(_ points: Int32) { units = Int64(points) * Self.unitsPerOne }
}
