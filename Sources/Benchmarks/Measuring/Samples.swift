/// Measurements of one quantity.
struct Samples: Sendable {
    private(set) var values: [Double] = []

    init(_ values: [Double] = []) { self.values = values }

    /// The one in the middle, or the mean of the two there.
    var median: Double { percentile(0.5) }

    var lowest: Double { values.min() ?? .nan }

    var highest: Double { values.max() ?? .nan }

    /// The value below which a share of all lies, between two values in proportion.
    func percentile(_ share: Double) -> Double {
        let sorted = values.sorted()
        guard let last = sorted.last else { return .nan }
        let place = share * Double(sorted.count - 1)
        let index = Int(place)
        let next = index + 1 < sorted.count ? sorted[index + 1] : last
        return sorted[index] + (next - sorted[index]) * (place - Double(index))
    }

    mutating func add(_ value: Double) { values.append(value) }
}
