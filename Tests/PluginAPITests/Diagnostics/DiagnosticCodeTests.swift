import Foundation
import PluginAPI
import Testing

@Suite struct DiagnosticCodeTests {
    @Test func `codes are unique also without their letter`() {
        let numbers = DiagnosticCode.all.map { $0.text.dropFirst() }

        #expect(Set(numbers).count == numbers.count)
    }

    @Test(arguments: DiagnosticCode.all)
    func `each code has its form and a title in both languages`(code: DiagnosticCode) {
        #expect(code.text.count == 5)
        #expect(["H", "W"].contains(code.text.first))
        #expect(code.text.dropFirst().allSatisfy { $0.isNumber })
        #expect(!code.title.isEmpty)
        #expect(code.severity == (code.text.hasPrefix("W") ? .warning : .error))
    }

    @Test(arguments: DiagnosticCode.all)
    func `the group of a code fits its stage`(code: DiagnosticCode) {
        let groups: [Substring: Set<Diagnostic.Stage>] = [
            "00": [.characters, .syntax], "01": [.shape], "02": [.references], "03": [.meaning], "04": [.secrets],
            "05": [.meaning], "06": [.live],
        ]

        #expect(groups[code.text.dropFirst().prefix(2)]?.contains(code.stage) == true)
    }

    @Test func `the catalogue holds every code that is declared`() throws {
        let tests = URL(filePath: #filePath).deletingLastPathComponent()
        let folder = tests.appending(path: "../../../Sources/PluginAPI/Diagnostics").standardizedFileURL
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        let sources = try files.filter { $0.lastPathComponent.hasPrefix("DiagnosticCode+") }
            .map { try String(contentsOf: $0, encoding: .utf8) }

        let declared = sources.map { $0.components(separatedBy: " = Self(").count - 1 }.reduce(0, +)

        #expect(declared == DiagnosticCode.all.count)
    }

    @Test func `a code is found by what is printed`() {
        #expect(DiagnosticCode("h0103") == .unknownSetting)
        #expect(DiagnosticCode("W0410")?.severity == .warning)
        #expect(DiagnosticCode("H9999") == nil)
    }
}
