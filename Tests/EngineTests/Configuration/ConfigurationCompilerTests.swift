import Engine
import Foundation
import PluginAPI
import Testing
import YAML

@Suite struct ConfigurationCompilerTests {
    private let workspace: Workspace

    init() throws { workspace = try Workspace() }

    private static let sound = """
        version: 1
        pipelines:
          test:
            sources: [{ tape: { trades: ["09:00 99"] } }]
            rules: [below]
            sinks: [{ collect: { into: here } }]
        """

    @Test func `a sound configuration has nothing to report`() throws {
        #expect(try problems(Self.sound).isEmpty)
    }

    @Test(arguments: [
        ("version: 1\n", "", "H0102 1:1"),
        ("version: 1", "version: 2", "H0101 1:10"),
        ("pipelines:", "pipelins:", "H0103 2:1"),
        ("sources:", "source:", "H0103 4:5"),
        ("rules: [below]", "rules: [blow]", "H0201 5:13"),
        ("rules: [below]", "rules: [below, below]", "H0204 5:20"),
        ("rules: [below]", "rules: below", "H0104 5:12"),
        ("rules: [below]", "rules: [tick]", "H0205 5:13"),
        ("rules: [below]", "rules: [{ below: { price: 99, prise: 1 } }]", "H0103 5:35"),
        ("rules: [below]", "rules: [{ below: { price: abc } }]", "H0110 5:31"),
        ("rules: [below]", "rules: [{ below: { message: \"{prise}\" } }]", "H0207 5:33"),
        ("rules: [below]", "rules: [{ below: { message: \"{price\" } }]", "H0110 5:33"),
        ("sources: [{", "when: krx-regula\n    sources: [{", "H0306 4:11"),
        ("sinks: [{ collect: { into: here } }]", "sinks: [{ collect: {} }]", "H0102 6:15"),
        ("sinks: [{ collect: { into: here } }]", "sinks: []", "H0102 6:5"),
    ])
    func `one mistake gives one error at its place`(old: String, new: String, expected: String) throws {
        let found = try problems(Self.sound.replacing(old, with: new))

        #expect(found.first == expected)
        #expect(found.count(where: { $0.hasPrefix("H") }) == 1, "\(found)")
    }

    @Test func `all mistakes come in one run and in the order of the file`() throws {
        let found = try problems(
            """
            version: 1
            pipelines:
              a:
                sources: [nothing]
                rules: [{ below: { prise: 1 } }]
                sinks: [{ collect: { into: [1] } }]
              b:
                when: never
                sources: [scripted]
                sinks: [hanging]
            """
        )

        #expect(found.map { String($0.prefix(5)) } == ["H0201", "H0103", "H0104", "H0306"])
    }

    @Test func `a definition that nothing uses is a warning`() throws {
        let found = try problems("sinks: { phone: hanging }\n" + Self.sound)

        #expect(found == ["W0210 1:10"])
    }

    @Test func `a definition cannot have a plugin's name`() throws {
        let found = try problems("sinks: { hanging: hanging }\n" + Self.sound)

        #expect(found == ["H0203 1:10"])
    }

    @Test func `two pipelines that name one source share it`() throws {
        let blueprint = try workspace.blueprint(
            """
            version: 1
            sources: { day: { tape: { trades: ["09:00 99"] } } }
            pipelines:
              a: { sources: [day], rules: [below], sinks: [{ collect: { into: a } }] }
              b: { sources: [day], rules: [below], sinks: [{ collect: { into: b } }] }
            """
        )

        #expect(blueprint.sources.count == 1)
        #expect(blueprint.pipelines.map(\.sources) == [[0], [0]])
        #expect(blueprint.sinks.count == 2)
    }

    @Test func `a recording stands alone on its time`() throws {
        let found = try problems(
            Self.sound.replacing("sources: [{ tape", with: "sources: [scripted, { tape")
        )

        #expect(found.map { String($0.prefix(5)) } == [DiagnosticCode.mixedTimelines.text])
    }

    @Test func `includes merge mappings and keep the places of their files`() throws {
        try workspace.write("sinks:\n  phone: { collect: { into: there, oops: 1 } }\n", to: "parts/sinks.yaml")
        let yaml =
            "include: parts/sinks.yaml\n" + Self.sound.replacing("[{ collect: { into: here } }]", with: "[phone]")

        let compiled = try workspace.compile(yaml)

        #expect(compiled.diagnostics.map(\.code) == [.unknownSetting])
        #expect(compiled.diagnostics.first?.span?.file.name.hasSuffix("parts/sinks.yaml") ?? false)
        #expect(compiled.diagnostics.first?.span?.start.line == 2)
    }

    @Test func `a key in two files is an error that shows both places`() throws {
        try workspace.write("version: 1\n", to: "other.yaml")

        let compiled = try workspace.compile("include: other.yaml\n" + Self.sound)

        #expect(compiled.diagnostics.map(\.code) == [.duplicateKey])
        #expect(compiled.diagnostics.first?.related.count == 1)
    }

    @Test func `an include cycle is one error`() throws {
        try workspace.write("include: config.yaml\n", to: "other.yaml")

        let compiled = try workspace.compile("include: other.yaml\n" + Self.sound)

        #expect(compiled.diagnostics.map(\.code) == [.includeCycle])
    }

    @Test func `a missing include points at the line that names it`() throws {
        let compiled = try workspace.compile("include: nowhere.yaml\n" + Self.sound)

        #expect(compiled.diagnostics.map(\.code) == [.unreadableFile])
        #expect(compiled.diagnostics.first?.span?.start.line == 1)
        #expect(compiled.diagnostics.first?.span?.text == "nowhere.yaml")
    }

    @Test func `what stands in a file that cannot be read is not missed a second time`() throws {
        let yaml = "include: nowhere.yaml\n" + Self.sound.replacing("[{ collect: { into: here } }]", with: "[phone]")

        #expect(try workspace.compile(yaml).diagnostics.map(\.code) == [.unreadableFile])
        #expect(try workspace.compile("include: nowhere.yaml\n").diagnostics.map(\.code) == [.unreadableFile])
    }

    @Test func `an included file without sections is an error`() throws {
        try workspace.write("- phone\n", to: "other.yaml")

        let compiled = try workspace.compile("include: other.yaml\n" + Self.sound)

        #expect(compiled.diagnostics.map(\.code) == [.wrongKind])
        #expect(compiled.diagnostics.first?.span?.file.name.hasSuffix("other.yaml") ?? false)
    }

    @Test(arguments: [
        ("history: { csv: { path: nowhere.csv } }\n", ["H0311 1:25"]),
        ("histroy: { csv: { path: nowhere.csv } }\n", ["H0103 1:1", "H0311 1:25"]),
        ("history: { cvs: { path: nowhere.csv } }\n", ["H0103 1:12"]),
    ])
    func `a history that is named wrongly is not missed`(section: String, expected: [String]) throws {
        let found = try problems(section + Self.sound.replacing("[below]", with: "[historian]"))

        #expect(found == expected)
    }

    @Test func `a misspelt name gives no warning that the right one is unused`() throws {
        let found = try problems(
            "sinks: { phone: hanging }\n" + Self.sound.replacing("[{ collect: { into: here } }]", with: "[phoen]")
        )

        #expect(found == ["H0201 7:13"])
    }

    @Test func `another plugin or another value of a variable makes other settings`() throws {
        func digest(_ rule: String, _ limit: String = "1") throws -> String {
            let compiled = try workspace.compile(
                Self.sound.replacing("[below]", with: "[\(rule)]"),
                environment: ["LIMIT": limit]
            )
            return try #require(compiled.blueprint).pipelines[0].rules[0].settingsDigest
        }
        let variable = #"{ below: { price: "${LIMIT}" } }"#
        let first = try digest(variable)

        #expect(try digest(variable) == first)
        #expect(try digest(variable, "2") != first)
        #expect(try digest("{ below: { id: a } }") != digest("{ every-second: { id: a } }"))
    }

    @Test func `the user's own holidays and openings count`() throws {
        let blueprint = try workspace.blueprint(
            """
            calendars:
              krx:
                holidays: { 2026-11-20: 임시 휴장 }
                trading_days: [2026-11-21]
            """ + "\n" + Self.sound
        )

        #expect(!blueprint.calendars.krx.isTradingDay(Moments.day("2026-11-20")))
        #expect(blueprint.calendars.krx.isTradingDay(Moments.day("2026-11-21")))
        #expect(blueprint.calendars.nxt.isTradingDay(Moments.day("2026-11-20")))
    }

    @Test func `a calendar that has expired is a warning for a live pipeline`() throws {
        let live = Self.sound.replacing("[{ tape: { trades: [\"09:00 99\"] } }]", with: "[scripted]")
        let later = Moments.day("2028-06-01")

        #expect(try workspace.compile(live, today: later).diagnostics.map(\.code) == [.calendarExpires])
        #expect(try workspace.compile(Self.sound, today: later).diagnostics.isEmpty)
    }

    @Test(arguments: ["", "- 1", "just words", "\u{0}\u{1}\u{2}", "[[[[", "a: &a [*a]"])
    func `anything that is no configuration is an error and never a crash`(text: String) throws {
        let compiled = try workspace.compile(text)

        #expect(compiled.blueprint == nil)
        #expect(compiled.diagnostics.hasErrors)
    }

    /// Code, line and column of each diagnostic, in file order.
    private func problems(_ yaml: String) throws -> [String] {
        try workspace.compile(yaml).diagnostics.map { diagnostic in
            let start = diagnostic.span?.start
            return "\(diagnostic.code) \(start?.line ?? 0):\(start?.column ?? 0)"
        }
    }
}
