import Foundation

/// Writes numbers with as many digits as mean something.
enum NumberText {
    static func text(_ value: Double) -> String {
        let decimals = value.magnitude >= 100 ? 0 : value.magnitude >= 10 ? 1 : value.magnitude >= 1 ? 2 : 3
        return value.formatted(.number.precision(.fractionLength(decimals)).locale(Locale(identifier: "en_US")))
    }

    /// A multiple, as a fraction where it is small.
    static func ratio(_ value: Double) -> String { value < 0.1 ? "1/\(text(1 / value))" : "\(text(value))×" }
}
