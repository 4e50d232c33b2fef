import Engine
import Foundation
import PluginAPI
import Testing
import YAML

/// One slip in a valid configuration: the same meaning, another valid value of what was edited, or exactly one error on
/// the edited line; never another structure, never a dropped key.
///
/// A run takes a sample; `make mutations` makes every slip and prints the figures.
@Suite struct MutationLawTests {
    /// Of how many slips the law may be broken: a bracket too many in braces that still make sense, a key of which one
    /// letter is left, and lines moved or commented out where no line around tells what was meant. In the sample of the
    /// suite one of a hundred may be among them, which is more than ten times as many as there are.
    private static let allowance = wanted == nil ? 0.01 : 0.0025

    private static let wanted = ProcessInfo.processInfo.environment["MUTATIONS"]
    private static let seed: UInt64 = 20_261_120

    @Test func `the configurations are valid as they are`() throws {
        let corpus = try MutationCorpus()

        for target in corpus.targets {
            let compiled = corpus.compile(String(target.text.characters)).compiled
            #expect(compiled.blueprint != nil, "\(target.name)\n\(Self.text(of: compiled.diagnostics))")
        }
    }

    @Test func `one slip is one error on its line, or valid and no more than that slip`() async throws {
        let corpus = try MutationCorpus()
        let slips = Self.sample(of: corpus)

        let tally = await Self.tally(slips, in: corpus)

        if Self.wanted != nil { print(tally.report(violations: 60)) }
        let floor = 1 - Self.allowance
        #expect(
            Double(tally.lawful) >= floor * Double(tally.total),
            "seed \(Self.seed)\n\(tally.report(violations: 10))"
        )
    }

    // MARK: - Helpers

    private typealias Slip = (target: Int, mutation: Mutation)

    /// The slips to make: all, or so many of them, picked by a fixed seed.
    private static func sample(of corpus: MutationCorpus) -> [Slip] {
        let all = corpus.targets.indices.flatMap { target in corpus.targets[target].mutations.map { (target, $0) } }
        if wanted == "all" { return all }
        var random = SeededGenerator(state: seed)
        return Array(all.shuffled(using: &random).prefix(wanted.flatMap(Int.init) ?? 400))
    }

    /// Makes the slips, on as many threads as there are when nothing else is to be done.
    private static func tally(_ slips: [Slip], in corpus: MutationCorpus) async -> MutationTally {
        // Tests beside the sample have deadlines.
        let parts = wanted == nil ? 1 : max(ProcessInfo.processInfo.activeProcessorCount, 1)
        return await withTaskGroup(of: MutationTally.self) { group in
            for part in 0..<parts {
                let share = stride(from: part, to: slips.count, by: parts).map { slips[$0] }
                group.addTask {
                    var tally = MutationTally()
                    for slip in share { make(slip, in: corpus, &tally) }
                    return tally
                }
            }
            return await group.reduce(into: MutationTally()) { $0.merge($1) }
        }
    }

    private static func make(_ slip: Slip, in corpus: MutationCorpus, _ tally: inout MutationTally) {
        let target = corpus.targets[slip.target]
        let (text, line) = slip.mutation.apply(to: target.text)
        guard text != String(target.text.characters) else { return }
        let (loaded, compiled) = corpus.compile(text)
        let outcome = target.outcome(of: slip.mutation, line: line, loaded, compiled)
        tally.add(outcome)
        let errors = compiled.diagnostics.filter { $0.severity == .error }
        if !outcome.isLawful {
            let codes = errors.map(\.code.text).joined(separator: " ")
            let shown = text.split(separator: "\n", omittingEmptySubsequences: false).prefix(line).suffix(2)
            let example = "\(target.name):\(line)\n\(shown.joined(separator: "\n"))\n\(Self.text(of: errors))"
            tally.add(violation: "\(slip.mutation.name): \(outcome.rawValue) \(codes)", example: example)
        }
        if let kind = target.kind(of: slip.mutation), let error = errors.first, errors.count == 1 {
            let original = String(target.text.characters)
            let isRight = error.suggestions.first.map { $0.edits.isEmpty ? false : applying($0, to: text) == original }
            tally.add(suggestion: isRight, for: kind)
        }
    }

    private static func applying(_ suggestion: Suggestion, to text: String) -> String {
        var bytes = Array(text.utf8)
        for edit in suggestion.edits.reversed() {
            bytes.replaceSubrange(edit.span.bytes, with: edit.replacement.utf8)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func text(of diagnostics: [Diagnostic]) -> String {
        DiagnosticFormat(language: .en, usesColor: false).text(of: diagnostics)
    }
}

/// A generator whose numbers are the same in every run.
private struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
