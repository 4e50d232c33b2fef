import Foundation
import Testing

/// `host validate --fix` on a text: what is mended, and that nothing else changes.
@Suite struct RepairTests {
    struct Slip: CustomTestStringConvertible, Sendable {
        var right: String
        var typed: String
        /// What the repair makes of it; what was right at first unless said otherwise.
        var mended: String?

        init(_ right: String, _ typed: String, becomes mended: String? = nil) {
            self.right = right
            self.typed = typed
            self.mended = mended
        }

        var testDescription: String { typed }
    }

    private let host = Program("host")

    private static let sound = """
        # a comment that stays
        version: 1
        host: { state: var }
        history:
          csv: { path: var/sample/daily-bars.csv }   # this one too
        pipelines:
          test:
            when: 09:00-15:30
            sources:
              - replay: { path: var/sample/krx-2026-11-20.rec }
            rules:
              - sigma:
                  lookback: 1y
                  message: "{name}"
              - dedupe: { by: [symbol], window: 5m }
            sinks:
              - console
              - file:
                  path: var/alerts.jsonl

        """

    private static let slips = [
        Slip("lookback: 1y", "lookback： 1y"),
        Slip("          lookback: 1y", "\t\t\t\t\tlookback: 1y"),
        Slip("          lookback: 1y", "\t\t  lookback: 1y"),
        Slip("  test:\n", "\ttest:\n"),
        Slip("lookback: 1y", "lookback:\u{A0}1y"),
        Slip("lookback: 1y", "lookback: 1\u{200B}y"),
        Slip("    rules:\n", "    rules:\u{A0}\n", becomes: "    rules: \n"),
        Slip("lookback: 1y", "lookback: “1y”", becomes: "lookback: \"1y\""),
        Slip("lookback: 1y", "lookback:1y"),
        Slip("{ state: var }", "{ state:var }"),
        Slip("path: var/alerts.jsonl", "path: #alerts", becomes: "path: \"#alerts\""),
        Slip("path: var/alerts.jsonl", "path: @alerts", becomes: "path: \"@alerts\""),
        Slip("\"{name}\"", "{name} 매수", becomes: "\"{name} 매수\""),
        Slip("{ state: var }", "{ state: ${HOME} }", becomes: "{ state: \"${HOME}\" }"),
        Slip("- sigma:", "-sigma:"),
        Slip("- console", "-console"),
        Slip("pipelines:", "Pipelines:"),
        Slip("- console", "- Console"),
        Slip("by: [symbol]", "by: symbol"),
        Slip("lookback: 1y", "lookback: １y"),
    ]

    @Test(arguments: slips)
    func `what is safe to mend is mended and everything else stays`(slip: Slip) throws {
        let folder = try SampleFolder.workspace("")
        let typed = Self.sound.replacing(slip.right, with: slip.typed)

        let result = try host.run(["validate", "-", "--fix"], in: folder, input: typed)

        #expect(result.output == Self.sound.replacing(slip.right, with: slip.mended ?? slip.right), "\(result.errors)")
        #expect(result.status == 0, "\(result.errors)")
    }

    @Test func `a sum in braces is put in quotes`() throws {
        let folder = try SampleFolder.workspace("")

        let result = try host.run(["validate", "-", "--fix"], in: folder, input: "a: { price: 1,000,000원 }\n")

        #expect(result.output == "a: { price: \"1,000,000원\" }\n")
    }

    @Test func `tabs of which nobody knows the width are left to a person`() throws {
        let folder = try SampleFolder.workspace("")
        let typed = Self.sound.replacing(
            "          lookback: 1y\n          message",
            with: "\tlookback: 1y\n\tmessage"
        )

        let result = try host.run(["validate", "-", "--fix"], in: folder, input: typed)

        #expect(result.status == 1)
        #expect(result.output == typed)
        #expect(result.errors.contains("error[H0021]"), "\(result.errors)")
    }

    @Test func `many mistakes are mended together, also those that show only later`() throws {
        let folder = try SampleFolder.workspace("")
        let typed = Self.sound.replacing("lookback: 1y", with: "Lookback：“１y”")
            .replacing("window: 5m", with: "Window:\u{A0}５m").replacing("- console", with: "- Conso\u{200B}le")

        let result = try host.run(["validate", "-", "--fix"], in: folder, input: typed)

        #expect(result.status == 0, "\(result.errors)")
        #expect(
            result.output.contains("lookback: 1y\n") && result.output.contains("window: 5m }")
                && result.output.contains("- console\n"),
            "\(result.output)"
        )
    }

    @Test func `a text without a mistake comes out as it went in`() throws {
        let folder = try SampleFolder.workspace("")
        let typed = "\u{FEFF}" + Self.sound.replacing("\n", with: "\r\n")

        let result = try host.run(["validate", "-", "--fix"], in: folder, input: typed)

        #expect(result.output == typed)
    }

    @Test func `line breaks and a byte order mark stay beside a repair`() throws {
        let folder = try SampleFolder.workspace("")
        let sound = "\u{FEFF}" + Self.sound.replacing("\n", with: "\r\n")

        let typed = sound.replacing("lookback: 1y", with: "lookback:1y")
        let result = try host.run(["validate", "-", "--fix"], in: folder, input: typed)

        #expect(result.output == sound)
    }

    @Test func `a form for programs has no place beside the mended text`() throws {
        let result = try host.run(["validate", "-", "--fix", "--format", "json"], in: SampleFolder.path, input: "")

        #expect(result.status == 2)
    }
}
