import Foundation

/// How much a test with random input does; the variable `MAEDUP_FUZZ` multiplies it.
enum Fuzz {
    private static let factor = ProcessInfo.processInfo.environment["MAEDUP_FUZZ"].flatMap(Int.init) ?? 1

    static func rounds(_ usual: Int) -> Int { usual * max(1, factor) }
}
