import Foundation
import PluginAPI
import Testing

@testable import Host

/// Everything `host validate` says about mistakes that people make, as somebody has read and approved it.
@Suite struct GoldenTests {
    @Test(arguments: GoldenCase.all)
    func `a mistake is told as it was approved`(golden: GoldenCase) throws {
        let outcome = try GoldenOutcome(golden)
        guard !GoldenCase.isRecording else { return try golden.record(outcome.outputs) }

        for name in Set(golden.expected.keys).union(outcome.outputs.keys).sorted() {
            let difference = TextDifference(of: outcome.outputs[name] ?? "", from: golden.expected[name] ?? "")
            #expect(difference.isEmpty, "\(golden.name)/\(name)\n\(difference)")
        }
    }

    @Test(arguments: GoldenCase.all.filter(\.isMended))
    func `what is mended stays mended, and no error is left of those that could be`(golden: GoldenCase) throws {
        let outcome = try GoldenOutcome(golden)

        let again = try GoldenOutcome(outcome.mended, on: golden.day)

        let wereMendable = outcome.found.allSatisfy(\.canBeMended)
        let couldBeMended = again.found.filter(\.canBeMended)
        #expect(again.mended == outcome.mended, "\(golden.name)")
        #expect(again.found.map(\.code) == outcome.left.map(\.code), "\(golden.name)")
        #expect(couldBeMended.isEmpty, "\(golden.name): \(couldBeMended.map(\.message.en))")
        #expect(!wereMendable || !outcome.left.hasErrors, "\(golden.name): \(outcome.left.map(\.message.en))")
    }

    @Test func `every code that anything brings up has a case`() throws {
        let reserved = DiagnosticExplanation.all.filter { $0.example == nil }.map(\.code)

        let told = try Set(GoldenCase.all.flatMap { try $0.objects() }.compactMap { $0["code"] as? String })

        // A service's refusal is told only when it is asked.
        let untold = DiagnosticCode.all.filter { !([.liveCheck] + reserved).contains($0) && !told.contains($0.text) }
        #expect(untold.isEmpty, "\(untold.map(\.text))")
    }

    /// Mistakes without a case, by the code that nothing brings up before there is a plugin to make them with.
    private static let waiting: [(mistake: String, code: DiagnosticCode)] = [
        ("an order for 73,450원, off the tick of 100원", .offTick),
        ("an American symbol at a broker of KRX", .marketMismatch), ("a replay that orders", .replayMayNotOrder),
        ("a rule that buys and no stop anywhere", .noProtection),
    ]

    @Test func `what has no case waits for a plugin`() {
        let reserved = DiagnosticExplanation.all.filter { $0.example == nil }.map(\.code)

        #expect(Set(Self.waiting.map(\.code)) == Set(reserved))
    }

    @Test func `the program tells a case as it is told here`() throws {
        let golden = try #require(GoldenCase.all.first { $0.name == "a-setting-of-rsi-is-misspelt" })
        let folder = try SampleFolder.workspace("")
        try #require(golden.inputs["config.yaml"]).write(to: URL(filePath: folder + "/config.yaml"))

        for language in ["ko", "en"] {
            let result = try Program("host").run(["validate", "config.yaml", "--lang", language], in: folder)

            #expect(result.errors == golden.expected["\(language).txt"])
            #expect(result.status == 1)
        }
    }
}

extension GoldenCase {
    /// Whether a repair changes its files.
    var isMended: Bool { expected.keys.contains { $0.hasPrefix("fixed.") } }

    /// The report for programs, an object a diagnostic.
    func objects() throws -> [[String: Any]] {
        try (expected["report.json"] ?? "").split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
    }
}

extension Diagnostic {
    /// Whether there is a repair that a program may make.
    var canBeMended: Bool { suggestions.contains { $0.applicability == .machineApplicable && !$0.edits.isEmpty } }
}
