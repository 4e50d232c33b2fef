import PluginAPI
import Testing
import YAML

@Suite struct FileOrderTests {
    private let main = SourceFile(name: "config.yaml", text: "0123456789")
    private let other = SourceFile(name: "brokers.yaml", text: "0123456789")

    private func diagnostic(_ message: LocalizedText, _ file: SourceFile?, _ byte: Int = 0) -> Diagnostic {
        Diagnostic(.syntax, message, at: file.map { SourceSpan(file: $0, bytes: byte..<byte + 1) })
    }

    @Test func `diagnostics follow the files and the places in them`() {
        let found = [
            diagnostic("c", other, 1), diagnostic("b", main, 7), diagnostic("a", main, 2), diagnostic("0", nil),
        ]

        let sorted = found.inFileOrder([main, other])

        #expect(sorted.map(\.message.en) == ["0", "a", "b", "c"])
    }

    @Test func `without a list files stand in the order they appear`() {
        let found = [diagnostic("a", other, 5), diagnostic("b", main, 1), diagnostic("0", other, 1)]

        #expect(found.inFileOrder().map(\.message.en) == ["0", "a", "b"])
    }

    @Test func `what stands at one place keeps its order`() {
        let found = [diagnostic("b", main, 1), diagnostic("a", main, 1)]

        #expect(found.inFileOrder([main]).map(\.message.en) == ["b", "a"])
    }

    @Test func `counting is by severity`() {
        let found = [diagnostic("a", main), Diagnostic(.literalSecret, "b", at: nil)]

        #expect(found.count(.error) == 1)
        #expect(found.count(.warning) == 1)
        #expect(found.hasErrors)
        #expect(![Diagnostic(.literalSecret, "b", at: nil)].hasErrors)
    }
}
