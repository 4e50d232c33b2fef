import Engine
import Foundation
import PluginAPI
import Testing

@testable import Host

/// What `host explain` says is true.
@Suite struct ExplanationTests {
    private static let shown = DiagnosticExplanation.all.filter { $0.example != nil }
    private static let reserved = DiagnosticExplanation.all.filter { $0.example == nil }

    @Test func `every code is explained once and in the order of the codes`() {
        #expect(DiagnosticExplanation.all.map(\.code) == DiagnosticCode.all)
    }

    @Test(arguments: DiagnosticExplanation.all)
    func `an explanation has all its parts in both languages`(explanation: DiagnosticExplanation) {
        #expect(!explanation.cause.isEmpty)
        #expect(!explanation.cure.isEmpty)
        for text in [explanation.cause, explanation.cure] {
            #expect(text.ko.hasSuffix("."))
            #expect(text.en.hasSuffix("."))
            #expect(!text.en.unicodeScalars.contains { ("가"..."힣").contains($0) }, "\(text.en)")
        }
        if case .reserved(let reason) = explanation.demonstration { #expect(!reason.isEmpty) }
    }

    @Test(arguments: shown)
    func `the example brings up its code, and nothing else does`(explanation: DiagnosticExplanation) async throws {
        let wrong = try #require(explanation.example).wrong

        let compiled = try await ExampleWorkspace.validate(wrong)

        #expect(compiled.diagnostics.map(\.code) == [explanation.code], "\(ExampleWorkspace.text(of: compiled))")
        #expect((compiled.blueprint == nil) == (explanation.code.severity == .error))
    }

    @Test(arguments: shown)
    func `the mended example has nothing wrong with it`(explanation: DiagnosticExplanation) async throws {
        let mended = try #require(explanation.example).mended

        let compiled = try await ExampleWorkspace.validate(mended)

        #expect(compiled.blueprint != nil && compiled.diagnostics.isEmpty, "\(ExampleWorkspace.text(of: compiled))")
    }

    @Test(arguments: reserved)
    func `nothing brings up a code that is kept for later`(explanation: DiagnosticExplanation) throws {
        let declaration = try Regex("static let (\\w+) = Self\\(\\s+\"\(explanation.code.text)\"")
        let declarations = try Project.sources(under: "Sources/PluginAPI/Diagnostics").values
        let match = try #require(declarations.compactMap { $0.firstMatch(of: declaration) }.first)
        let name = try #require(match.output[1].substring)

        let users = try Project.sources(under: "Sources").filter { path, text in
            // The simulator knows nothing of diagnostics and has words of its own.
            !["DiagnosticCode+", "DiagnosticExplanation+", "/Simulator/"].contains(where: path.contains)
                && text.contains(".\(name)")
        }

        #expect(users.isEmpty, "\(explanation.code) is brought up and needs an example: \(users.keys)")
    }

    @Test(arguments: [("ko", "틀린 예"), ("en", "wrong")])
    func `a code is explained with its example and its cure`(language: String, word: String) throws {
        let result = try Program("host").run(["explain", "h0103", "--lang", language], in: SampleFolder.path)

        #expect(result.status == 0)
        #expect(result.output.contains("    rules:\n      - rsi: { peroid: 14 }"))
        #expect(result.output.contains("    rules:\n      - rsi: { period: 14 }"))
        #expect(result.output.contains(word))
    }

    @Test func `without a code all are listed with their titles`() throws {
        let result = try Program("host").run(["explain"], in: SampleFolder.path)

        let lines = result.output.split(separator: "\n").map(String.init)
        #expect(lines == DiagnosticCode.all.map { "\($0.text)  \($0.title.en)" })
    }

    @Test func `a program gets one object a code with both languages`() throws {
        let result = try Program("host").run(["explain", "--format", "json"], in: SampleFolder.path)

        let objects = try result.output.split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
        #expect(objects.map { $0["code"] as? String } == DiagnosticCode.all.map(\.text))
        for object in objects {
            #expect((object["cause"] as? [String: String])?.keys.sorted() == ["en", "ko"])
            #expect((object["reserved"] == nil) == (object["wrong"] != nil && object["mended"] != nil))
        }
        #expect(result.output.utf8.count < 200_000)
    }
}

extension DiagnosticExplanation: CustomTestStringConvertible {
    /// The code.
    public var testDescription: String { code.text }

    /// The files, when there are any.
    var example: (wrong: ExampleFiles, mended: ExampleFiles)? {
        guard case .example(let wrong, let mended) = demonstration else { return nil }
        return (wrong, mended)
    }
}
