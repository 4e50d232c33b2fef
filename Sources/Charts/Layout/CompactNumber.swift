import PluginAPI

/// Large quantities in a few letters: `1.2만`, `3.4억`, `12K`.
enum CompactNumber {
    static func text(_ quantity: Quantity, in language: Language) -> String {
        let whole = quantity.units / Quantity.unitsPerOne
        let marks: [(Int64, String)] =
            switch language {
            case .ko: [(1_000_000_000_000, "조"), (100_000_000, "억"), (10_000, "만")]
            case .en: [(1_000_000_000, "B"), (1_000_000, "M"), (1_000, "K")]
            }
        guard let (size, mark) = marks.first(where: { whole >= $0.0 }) else { return "\(whole)" }
        let tenths = whole / (size / 10)
        // A hundred and more need no decimal.
        guard tenths < 1_000, tenths % 10 != 0 else { return "\(tenths / 10)\(mark)" }
        return "\(tenths / 10).\(tenths % 10)\(mark)"
    }
}
