import Foundation
import Testing

/// `host fmt` as a person uses it.
@Suite struct FormatTests {
    private let host = Program("host")

    private static let untidy = """
        version:   1
        include: more.yaml
        pipelines:
            clock:
                sources: [ tick ]   # every hour
                rules: []
                sinks: [console]

        """

    private static let tidy = """
        version: 1
        include: more.yaml
        pipelines:
          clock:
            sources: [tick]   # every hour
            rules: []
            sinks: [console]

        """

    private func workspace() throws -> String {
        let folder = try SampleFolder.workspace(Self.untidy)
        try Data("sources: {tick: {schedule: {every: 1h}}}\n".utf8).write(to: URL(filePath: folder + "/more.yaml"))
        return folder
    }

    private static func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

    @Test func `a configuration and what it includes are laid out, and what they were is kept`() throws {
        let folder = try workspace()

        let result = try host.run(["fmt"], in: folder)
        let again = try host.run(["fmt", "--check"], in: folder)

        #expect(result.status == 0, "\(result.errors)")
        #expect(result.errors.contains("laid out 'config.yaml'; what it was is kept in 'config.yaml.bak'"))
        #expect(try Self.text(folder + "/config.yaml") == Self.tidy)
        #expect(try Self.text(folder + "/config.yaml.bak") == Self.untidy)
        #expect(try Self.text(folder + "/more.yaml") == "sources: { tick: { schedule: { every: 1h } } }\n")
        #expect(again.status == 0, "\(again.output)")
        #expect(again.output.isEmpty)
    }

    @Test func `a check shows what would change and changes nothing`() throws {
        let folder = try workspace()

        let result = try host.run(["fmt", "--check"], in: folder)

        #expect(result.status == 1)
        #expect(result.output.contains("-version:   1\n"))
        #expect(result.output.contains("+version: 1\n"))
        #expect(try Self.text(folder + "/config.yaml") == Self.untidy)
    }

    @Test func `standard input goes to standard output`() throws {
        let result = try host.run(["fmt", "-"], in: workspace(), input: Self.untidy)

        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output == Self.tidy)
    }

    @Test func `what cannot be read is told and left`() throws {
        let folder = try SampleFolder.workspace("version: [1\n")

        let result = try host.run(["fmt"], in: folder)

        #expect(result.status == 1)
        #expect(result.errors.contains("config.yaml:1"))
        #expect(try Self.text(folder + "/config.yaml") == "version: [1\n")
    }
}
