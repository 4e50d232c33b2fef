/// Wilder's relative strength index over fourteen bars, bounds 30 and 70.
struct StrengthReference {
    private var last: Int?
    private var changes: [Double] = []
    private var gain = 0.0
    private var loss = 0.0
    private var zone = ""

    /// Takes the close of a bar; returns the zone that the index has entered, and the index.
    mutating func take(_ close: Int) -> (zone: String, index: Double)? {
        defer { last = close }
        guard let last else { return nil }
        let change = Double(close - last)
        changes.append(change)
        guard changes.count >= 14 else { return nil }
        if changes.count == 14 {
            gain = changes.filter { $0 > 0 }.reduce(0, +) / 14
            loss = -changes.filter { $0 < 0 }.reduce(0, +) / 14
        } else {
            gain = (gain * 13 + max(change, 0)) / 14
            loss = (loss * 13 + max(-change, 0)) / 14
        }
        let index = loss > 0 ? 100 - 100 / (1 + gain / loss) : gain > 0 ? 100 : 50
        let zone = index <= 30 ? "oversold" : index >= 70 ? "overbought" : ""
        defer { self.zone = zone }
        return zone != self.zone && zone != "" ? (zone, index) : nil
    }
}
