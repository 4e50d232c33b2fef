import Foundation
import Testing

/// `# host:allow`: warnings that a file allows, with a reason.
@Suite struct AllowanceTests {
    private let host = Program("host")

    private func validate(_ rules: String, _ arguments: String...) throws -> Program.Result {
        let folder = try SampleFolder.workspace(Project.text("examples/replay-a-day.yaml") + "\nrules:\n" + rules)
        return try host.run(["validate", "--strict"] + arguments, in: folder)
    }

    @Test(arguments: [
        "  spare: sigma   # host:allow W0210 for next week\n",
        "  # host:allow W0210 for next week\n  spare: sigma\n",
        "  # host:allow w0210   for next week  \n\n  # another comment\n  spare: sigma\n",
        "  spare: sigma   #host:allow W0210 for next week\n",
    ])
    func `a warning with a reason is silenced and listed in the plan`(rules: String) throws {
        let result = try validate(rules)

        #expect(result.status == 0, "\(result.errors)")
        #expect(result.errors.isEmpty)
        let listed = "W0210: no pipeline uses 'spare'\n      # for next week\n"
        #expect(result.output.contains(listed), "\(result.output)")
    }

    @Test func `only the warning that is named and only its line are silenced`() throws {
        let result = try validate("  spare: sigma   # host:allow W0210 for next week\n  other: sigma\n")

        #expect(result.status == 3)
        #expect(result.errors.contains("no pipeline uses 'other'"))
        #expect(!result.errors.contains("no pipeline uses 'spare'"))
    }

    @Test(arguments: [
        ("# host:allow", "names no warning and no reason"), ("# host:allow W0210", "there is no reason why W0210"),
        ("# host:allow W9999 because", "there is no code 'W9999'"),
        ("# host:allow H0103 because", "H0103 is an error, and only warnings can be allowed"),
    ])
    func `a comment that allows nothing is an error of its own`(comment: String, sentence: String) throws {
        let result = try validate("  spare: sigma   \(comment)\n")

        #expect(result.status == 1)
        #expect(result.errors.contains("error[H0115]: "), "\(result.errors)")
        #expect(result.errors.contains(sentence), "\(result.errors)")
        #expect(result.errors.contains("warning[W0210]"))
    }

    @Test(arguments: [
        "  spare: sigma   # host:allow W0310 because\n",
        "  spare: sigma\n  # host:allow W0210 because\n",
    ])
    func `a comment that silences nothing is a warning`(rules: String) throws {
        let result = try validate(rules)

        #expect(result.status == 3)
        #expect(result.errors.contains("warning[W0116]: "), "\(result.errors)")
        #expect(result.errors.contains("warning[W0210]: "))
    }

    @Test func `beside an error nobody says that a comment silences nothing`() throws {
        let result = try validate("  spare: sigma   # host:allow W0210 because\nperoid: 1\n")

        #expect(result.status == 1)
        #expect(!result.errors.contains("W0116"), "\(result.errors)")
    }

    @Test(arguments: [
        "  spare: { sigma: { message: \"x # host:allow W0210 because\" } }\n",
        "  spare:\n    sigma:\n      message: |\n        x\n        # host:allow W0210 because\n",
        "  spare: sigma   # see # host:allow W0210 because\n", "  spare: sigma   # host:allowed W0210 because\n",
    ])
    func `what is no comment of its own allows nothing`(rules: String) throws {
        let result = try validate(rules)

        #expect(result.status == 3, "\(result.errors)")
        #expect(result.errors.contains("warning[W0210]: no pipeline uses 'spare'"))
        #expect(!result.errors.contains("W0116"), "\(result.errors)")
    }

    @Test func `an included file allows its own warnings`() throws {
        let folder = try SampleFolder.workspace("include: rules.yaml\n" + Project.text("examples/replay-a-day.yaml"))
        try Data("rules:\n  spare: sigma  # host:allow W0210 for next week\n".utf8)
            .write(to: URL(filePath: folder + "/rules.yaml"))

        let result = try host.run(["validate", "--strict"], in: folder)

        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.contains("rules.yaml:2:3: W0210"), "\(result.output)")
    }

    @Test func `programs learn what is silenced and why`() throws {
        let rules = "  spare: sigma   # host:allow W0210 for next week\n"

        let json = try validate(rules, "--format", "json").output
        let sarif = try validate(rules, "--format", "sarif").output
        let github = try validate(rules, "--format", "github").output

        #expect(json.contains(#""code":"W0210""#))
        #expect(json.contains(#""silenced":{"reason":"for next week","span":"#), "\(json)")
        #expect(sarif.contains("\"kind\": \"inSource\""))
        #expect(sarif.contains("\"justification\": \"for next week\""))
        #expect(github.isEmpty)
    }
}
