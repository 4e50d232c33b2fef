/// A number of shares, exact to a millionth for markets that trade fractions.
public struct Quantity: FixedPoint, BitwiseCopyable {
    /// A million units make one share.
    public static let unitsPerOne: Int64 = 1_000_000

    /// The quantity in millionths of a share.
    public let units: Int64

    /// Makes a quantity from millionths of a share.
    public init(units: Int64) { self.units = units }

    /// Makes a whole number of shares.
    public init(_ shares: Int32) { units = Int64(shares) * Self.unitsPerOne }
}
