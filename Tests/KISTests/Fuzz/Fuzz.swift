import Foundation

/// How much the tests with random input do, and from which seed on.
enum Fuzz {
    private static let variables = ProcessInfo.processInfo.environment
    private static let factor = variables["MAEDUP_FUZZ"].flatMap(Int.init) ?? 1

    /// The usual number, multiplied by the variable `MAEDUP_FUZZ`.
    static func rounds(_ usual: Int) -> Int { usual * max(1, factor) }

    /// The usual number, or that of the variable `MAEDUP_FUZZ_ROUNDS`.
    static func all(_ usual: Int) -> Int { variables["MAEDUP_FUZZ_ROUNDS"].flatMap(Int.init) ?? usual }

    /// The first seed.
    static let seed = variables["MAEDUP_FUZZ_SEED"].flatMap(UInt64.init) ?? 1
}
