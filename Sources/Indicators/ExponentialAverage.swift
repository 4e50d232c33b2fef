/// An exponential average that begins with the mean of its first closes.
public struct ExponentialAverage: Codable, Sendable, Hashable {
    /// How many closes have been taken in, up to the length.
    public private(set) var count = 0

    /// The sum of the closes while there are fewer than the length, the average after that.
    public private(set) var value = 0.0

    /// Begins an average that has seen no close.
    public init() {}

    /// Takes in a close; the length is the same every time.
    public mutating func add(_ close: Double, length: Int) {
        guard count == length else {
            value += close
            count += 1
            if count == length { value /= Double(length) }
            return
        }
        value += (close - value) * (2 / Double(length + 1))
    }
}
