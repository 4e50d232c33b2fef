import Engine
import PluginAPI
import Testing
import YAML

/// One mistake gives one error, where it was made, whatever follows from it.
@Suite struct OneMistakeTests {
    private let workspace: Workspace

    init() throws { workspace = try Workspace() }

    private static let sound = """
        version: 1
        sinks:
          phone: { collect: { into: here } }
          desk: hanging
        pipelines:
          first:
            sources: [{ tape: { trades: ["09:00 99"] } }]
            rules: [below]
            sinks: [phone, desk]
          second:
            sources: [{ tape: { trades: ["09:00 99"] } }]
            rules: [below]
            sinks: [phone]
        """

    @Test(arguments: [
        ("sinks:\n  phone", "isnks:\n  phone", "H0103 2:1"),
        ("sinks:\n  phone", "things:\n  phone", "H0103 2:1"),
        ("sinks:\n  phone: {", "sinks:\nphone: {", "H0022 3:1"),
        ("  phone:", "  phoen:", "H0201 3:3"),
        ("  phone: { collect: { into: here } }", "  phone: { collect: { into: here }, x: y }", "H0113 3:37"),
        ("  phone:", "  collect:", "H0203 3:3"),
        ("  phone:", "  pho\u{A0}ne:", "H0005 3:6"),
        ("  phone:", "  phone\u{200B}:", "H0005 3:8"),
        ("into: here }", "into: here\u{A0} }", "H0005 3:33"),
        ("[phone, desk]", "[pho\u{A0}ne, desk]", "H0005 9:16"),
        ("sinks:\n  phone", "sinks:\nsinks:\n  phone", "H0045 3:1"),
        (
            "    rules: [below]\n    sinks: [phone, desk]", "    ru\u{A0}les: [below]\n    sinks: [phone, desk]",
            "H0005 8:7"
        ),
        ("    sinks: [phone]", "sinks: [phone]", "H0045 13:1"),
        ("    sinks: [phone]", "  sinks: [phone]", "H0022 13:3"),
        ("  second:", "    second:", "H0022 10:5"),
        ("sinks: [phone, desk]", "sinks: [ph,one, desk]", "H0201 9:13"),
        ("sinks: [phone, desk]", "sinks: [phone, collec,t]", "H0201 9:20"),
        ("rules: [below]\n    sinks: [phone, desk]", "rules: [below, phone, desk]", "H0201 8:20"),
        ("  first:", "-  first:", "H0022 6:1"),
        ("sinks:\n  phone", "sources:\n  phone", "H0201 3:3"),
        (
            "rules: [below]\n    sinks: [phone, d", "rules:\n      - below: #{ price: 1 }\n    sinks: [phone, d",
            "H0042 9:16"
        ),
        ("sinks: [phone, desk]", "sinks: #[phone, desk]", "H0042 9:12"),
        ("  first:", "x  first:", "H0022 6:1"),
        ("    sinks: [phone, desk]", "  x  sinks: [phone, desk]", "H0022 9:3"),
        ("    rules: [below]\n    sinks: [phone, desk]", "    rules: [below]    sinks: [phone, desk]", "H0020 8:23"),
        ("pipelines:", "  pipelines:", "H0022 5:3"),
        ("pipelines:\n", "", "H0102 5:3"),
        ("  phone: { collect: { into: here } }", "  phone:\n  collect: { into: here }", "H0022 4:3"),
        (
            "  phone: { collect: { into: here } }\n  desk: hanging",
            "    phone:\n    collect: { into: here }\n    desk: hanging", "H0022 3:5"
        ),
        ("  desk: hanging", "  desk:\nhanging: {}", "H0103 5:1"),
        ("  phone: { collect: { into: here } }\n  desk: hanging", "    collect: { into: here }", "H0203 3:5"),
        (
            "rules: [below]\n    sinks: [phone, desk]",
            "rules:\n      - below: {}\n        tick: {}\n    sinks: [phone, desk]", "H0113 10:9"
        ),
    ])
    func `what follows from a mistake is no other mistake`(old: String, new: String, expected: String) throws {
        #expect(try problems(Self.sound.replacing(old, with: new)) == [expected])
    }

    @Test(arguments: [
        ("  only:", "only:", "H0103 3:1"), ("  only:", "    only:", "H0022 3:5"), ("  only:\n", "", "H0022 3:5"),
        ("    rules:", "  rules:", "H0022 5:3"), ("    rules:", "rules:", "H0022 5:1"),
    ])
    func `a line of the only pipeline that slipped is told of`(old: String, new: String, expected: String) throws {
        let only = """
            version: 1
            pipelines:
              only:
                sources: [{ tape: { trades: ["09:00 99"] } }]
                rules:
                  - below
                sinks: [hanging]
            """

        #expect(try problems(only.replacing(old, with: new)) == [expected])
    }

    @Test func `a name that is used wrongly twice is told of once, with both places`() throws {
        let compiled = try workspace.compile(Self.sound.replacing("[phone", with: "[phonr"))

        #expect(compiled.diagnostics.map(\.code) == [.unknownPlugin])
        let error = try #require(compiled.diagnostics.first)
        #expect(error.span?.start.line == 3)
        #expect(error.related.map(\.span.start.line) == [9, 13])
        #expect(error.suggestions.map { $0.edits.map(\.replacement) } == [["phonr"]])
    }

    @Test func `a name that is used wrongly once shows where the right one is defined`() throws {
        let compiled = try workspace.compile(Self.sound.replacing("desk]", with: "dsek]"))

        #expect(compiled.diagnostics.map(\.code) == [.unknownPlugin])
        let error = try #require(compiled.diagnostics.first)
        #expect(error.span?.start.line == 9)
        #expect(error.related.map(\.span.start.line) == [4])
    }

    @Test func `two sections of one name are one mistake, and all of both counts`() throws {
        let text = Self.sound.replacing("  desk: hanging", with: "sinks:\n  desk: { hanging: { oops: 1 } }")

        #expect(try problems(text) == ["H0045 4:1", "H0103 5:22"])
    }

    @Test(arguments: [
        ("sinks: { spare: { collect: { into: [1] } } }", "H0104 1:36"),
        ("sinks: { spare: { collect: { into: a, oops: 1 } } }", "H0103 1:39"),
        ("rules: { spare: { below: { message: \"{oops}\" } } }", "H0207 1:37"),
        ("rules: { spare: { below: { severity: loud } } }", "H0107 1:38"),
        ("sources: { spare: { scripted: { when: nver } } }", "H0306 1:39"),
        ("sources: { spare: scripte }", "H0201 1:19"),
    ])
    func `what nothing uses is validated all the same`(section: String, expected: String) throws {
        let found = try problems(section + "\n" + Self.withoutDefinitions)

        #expect(found == [expected])
    }

    @Test(arguments: [
        ("price: 99", "H0103 1:1", "it is a setting of the rule 'below'"),
        ("when: krx-regular", "H0103 1:1", "it is a setting of the pipeline"),
        ("state: var", "H0103 1:1", "it is a setting of the section 'host'"),
    ])
    func `a key at the wrong level is told where it belongs`(line: String, expected: String, hint: String) throws {
        let compiled = try workspace.compile(line + "\n" + Self.sound)

        #expect(compiled.diagnostics.map { place($0) } == [expected])
        #expect(compiled.diagnostics.first?.suggestions.map(\.message.en) == [hint])
    }

    @Test(arguments: [
        ("host: { when: krx-regular }", "it is a setting of the pipeline"),
        ("host: { version: 1 }", "it is a setting of the outermost level of the file"),
        ("rules: { a: { below: { keep: 30d } } }", "it is a setting of the section 'host'"),
        ("sources: { a: { tape: { trades: [], price: 1 } } }", "it is a setting of the rule 'below'"),
    ])
    func `a key in the wrong section is told where it belongs`(section: String, hint: String) throws {
        let compiled = try workspace.compile(section + "\n" + Self.sound)

        #expect(compiled.diagnostics.map(\.code) == [.unknownSetting])
        #expect(compiled.diagnostics.first?.suggestions.map(\.message.en) == [hint])
    }

    @Test func `what is missing is missed at the plugin's name`() throws {
        let found = try problems(Self.sound.replacing("{ collect: { into: here } }", with: "{ collect: {} }"))

        #expect(found == ["H0102 3:12"])
    }

    private static let withoutDefinitions = """
        version: 1
        pipelines:
          first:
            sources: [{ tape: { trades: ["09:00 99"] } }]
            rules: [below]
            sinks: [hanging]
        """

    private func place(_ diagnostic: Diagnostic) -> String {
        let start = diagnostic.span?.start
        return "\(diagnostic.code) \(start?.line ?? 0):\(start?.column ?? 0)"
    }

    /// Code, line and column of each error, in file order.
    private func problems(_ yaml: String) throws -> [String] {
        try workspace.compile(yaml).diagnostics.filter { $0.severity == .error }.map(place)
    }
}
