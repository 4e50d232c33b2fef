import Foundation
import Testing

/// Whatever stands in the files, no secret, no jargon and no wrong language comes out.
@Suite struct SpokenTextTests {
    /// How many files are tried, each with slips of its own.
    private static let rounds = ProcessInfo.processInfo.environment["MAEDUP_FUZZ_ROUNDS"].flatMap(UInt64.init) ?? 120

    /// The first seed.
    private static let seed = ProcessInfo.processInfo.environment["MAEDUP_FUZZ_SEED"].flatMap(UInt64.init) ?? 1

    @Test func `whatever slips are made nothing that must not be said is said`() throws {
        let cases = GoldenCase.all.filter { $0.inputs.values.allSatisfy { $0.count < 20_000 } }

        for seed in Self.seed..<Self.seed + Self.rounds {
            let golden = cases[Int(seed.multipliedReportingOverflow(by: 7_919).partialValue % UInt64(cases.count))]
            let mutated = MutatedFiles(of: golden, seed: seed)
            let spoken = try SpokenText(mutated.files)

            let leaks = spoken.leaks(of: mutated.secrets)
            #expect(leaks.isEmpty, "MAEDUP_FUZZ_SEED=\(seed), \(golden.name)\n\(leaks.joined(separator: "\n"))")
            for sentence in spoken.sentences {
                let mistakes = PlainWords.mistakes(in: sentence)
                #expect(mistakes.isEmpty, "MAEDUP_FUZZ_SEED=\(seed), \(golden.name): \(mistakes)\n\(sentence)")
            }
        }
    }
}
