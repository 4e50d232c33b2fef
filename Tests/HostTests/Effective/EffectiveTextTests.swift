import Foundation
import PluginAPI
import PluginTesting
import Plugins
import Testing
import YAML

@testable import Host

/// What `host config print` prints means what was written.
@Suite struct EffectiveTextTests {
    @Test(arguments: DiagnosticExplanation.all.compactMap { $0.example?.mended })
    func `what is printed of an example means the same, and prints the same again`(files: ExampleFiles) throws {
        let folder = try SampleFolder.workspace("")
        try Data(files.configuration).write(to: URL(filePath: folder + "/config.yaml"))
        for (name, text) in files.others { try Data(text.utf8).write(to: URL(filePath: "\(folder)/\(name)")) }

        try Self.check(PrintedConfiguration(in: folder, day: files.day), allowing: [.literalSecret])
    }

    @Test(arguments: registeredPlugins.map { ($0.name, String(describing: $0)) })
    func `what is printed of a plugin's example means the same`(name: String, type: String) throws {
        let example = try Project.text("Sources/Plugins/\(type)/example.yaml")
            .replacing("var/recordings/2026-11-20.rec.zst", with: "var/sample/krx-2026-11-20.rec")
            .replacing("day.rec", with: "var/sample/krx-2026-11-20.rec")
        // Two recordings, or two accounts of one name, have no place beside each other.
        let lines = example.split(separator: "\n").prefix(["replay", "kis"].contains(name) ? 1 : .max)
        let text = try WholeConfiguration(showing: lines.map { "\($0)\n" }.joined(), from: type).text

        try Self.check(
            PrintedConfiguration(in: SampleFolder.workspace(text), process: WholeConfiguration.environment),
            allowing: [.literalSecret]
        )
    }

    @Test func `every way to write a part comes out the same`() throws {
        let text = #"""
            version: 1
            host: { language: en }
            history: { csv: { path: var/sample/daily-bars.csv } }
            calendars: { krx: { holidays: { "2026-12-30": "it's: a day" }, trading_days: [2026-12-31] } }
            sources:
              day: { replay: { path: "${FOLDER}/krx-2026-11-20.rec", when: { hours: 09:00-10:00 } } }
            rules:
              named: { sigma: { levels: [1, 2], message: "매수 {price}\n둘째 줄 # 글 $${{X}} ${WORD:-}", severity: critical } }
              bare: rsi
            sinks:
              out: console
              phone: { messenger: { token: "${TOKEN}", silence: 1m } }
            pipelines:
              "이름: 하나":
                when: 09:00-15:30
                sources: [day]
                rules: [named, bare, { rsi: { id: other } }, { dedupe: { by: [symbol] } }, { rsi: { id: "1:2, 3" } }]
                sinks:
                  - out
                  - phone:
                  - console
                  - file: { path: a b/c.jsonl, events: [Trade, Status] }
            """#

        let printed = try PrintedConfiguration(
            in: SampleFolder.workspace(text),
            process: ["FOLDER": "var/sample", "TOKEN": "123456:secret"]
        )

        try Self.check(printed, allowing: [.literalSecret])
        #expect(!printed.text.contains("123456"))
        #expect(printed.text.contains("cooldown: 1m"))
        #expect(printed.text.contains("- phone "))
    }

    @Test func `files of an included configuration are found from the main one`() throws {
        let folder = try SampleFolder.workspace(
            "version: 1\ninclude: deep/more.yaml\npipelines: { a: { sources: [tick], rules: [], sinks: [out] } }\n"
        )
        try FileManager.default.createDirectory(atPath: folder + "/deep", withIntermediateDirectories: true)
        try Data("sources: { tick: { schedule: { every: 1h } } }\nsinks: { out: { file: { path: x.jsonl } } }\n".utf8)
            .write(to: URL(filePath: folder + "/deep/more.yaml"))

        let printed = try PrintedConfiguration(in: folder)

        #expect(printed.diagnostics.isEmpty)
        #expect(PrintedConfiguration.values(of: printed.text).contains("      path: deep/x.jsonl"))
        #expect(printed.text.contains("# \(folder)/deep/more.yaml:2"))
    }

    @Test func `a secret is masked wherever its text stands`() throws {
        let text = """
            version: 1
            sinks: { phone: { messenger: { token: "${TOKEN}" } } }
            pipelines:
              a:
                sources: [{ schedule: { every: 1h } }]
                rules: []
                sinks: [phone, { file: { path: "var/hunter22.jsonl" } }, { file: { path: "${OTHER_PASSWORD}" } }]
            """

        let printed = try PrintedConfiguration(
            in: SampleFolder.workspace(text),
            process: ["TOKEN": "hunter22", "OTHER_PASSWORD": "p"]
        )

        #expect(!printed.text.contains("hunter22"))
        #expect(printed.text.contains("path: \"var/••••.jsonl\""))
        #expect(printed.text.contains("path: \"••••\""))
    }

    @Test(arguments: [600_431, 1, 2, 3] as [UInt64])
    func `any text is read again as what it was`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let alphabet = Array(
            "ab Z09 ::##,,-- \"'\\[]{}&*!|>%@`?~=<$.+/()\n\t\r\u{7}\u{85}\u{A0}\u{200B}\u{200D}\u{2028}\u{FEFF}\u{3164}가힣“”🚨\u{FE0F}é"
                .unicodeScalars
        )
        for _ in 0..<400 {
            var text = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...8, using: &random) {
                text.append(alphabet[Int.random(in: alphabet.indices, using: &random)])
            }
            let scalar = ScalarText(String(text))

            let yaml = "\(scalar.nested):\n  - \(scalar.value)  # why\n  - [\(scalar.nested), b]\n"
            let result = YAMLDocument.parse(text: yaml, name: "")

            let entry = result.root?.mapping?.first
            let read = [entry?.key, entry?.value.sequence?.first, entry?.value.sequence?.last?.sequence?.first]
            #expect(result.problems.isEmpty, "seed \(seed): \(yaml)")
            #expect(
                read.map { $0?.scalar?.text } == [String(text), String(text), String(text)],
                "seed \(seed): \(yaml)"
            )
            if !result.problems.isEmpty { break }
        }
    }

    private static func check(_ printed: PrintedConfiguration, allowing codes: [DiagnosticCode] = []) throws {
        #expect(printed.diagnostics.filter { !codes.contains($0.code) }.isEmpty, "\(printed.text)")
        #expect(printed.meanings.printed == printed.meanings.written, "\(printed.text)")
        #expect(PrintedConfiguration.values(of: printed.again) == PrintedConfiguration.values(of: printed.text))
    }
}
