import Foundation
import Testing

/// `host config print` as a person and a program use it.
@Suite struct ConfigPrintTests {
    private let host = Program("host")

    private static let written = """
        version: 1
        pipelines:
          clock:
            sources:
              - schedule: { every: "${PAUSE:-1h}", hours: 09:00-15:30 }
            rules: []
            sinks:
              - console
              - file: { path: "${NAME}.jsonl" }
              - file: { path: "${HOME}/x.jsonl" }
        """

    private func workspace() throws -> String {
        let folder = try SampleFolder.workspace(Self.written)
        try Data("NAME=alerts\n".utf8).write(to: URL(filePath: folder + "/.env"))
        return folder
    }

    @Test func `each value says where it comes from`() throws {
        let folder = try workspace()

        let result = try host.run(["config", "print"], in: folder)

        #expect(result.status == 0, "\(result.errors)")
        #expect(result.errors.isEmpty)
        let lines = result.output.split(separator: "\n").map { String($0.replacing(#/ +/#, with: " ")) }
        for expected in [
            "version: 1 # config.yaml:1", " state: var # default", " language: ko # default",
            " every: 1h # config.yaml:5, PAUSE is not set", " hours: 09:00-15:30 # config.yaml:5",
            " path: alerts.jsonl # config.yaml:9, NAME from .env",
            " path: \(folder)/x.jsonl # config.yaml:10, HOME from the process's environment",
        ] {
            #expect(lines.contains(expected), "\(expected)\n\(result.output)")
        }
        let korean = try host.run(["config", "print", "--lang", "ko"], in: folder)
        #expect(korean.output.contains("# 기본값\n"))
        #expect(korean.output.contains("# config.yaml:9, 환경 변수 NAME"))
        #expect(korean.output.contains(" .env에서\n"))
    }

    @Test func `the comments stand one below the other`() throws {
        let result = try host.run(
            ["config", "print"],
            in: SampleFolder.workspace(Project.text("examples/replay-a-day.yaml"))
        )

        let columns = result.output.split(separator: "\n").compactMap { line in
            line.firstRange(of: "  # ").map { line.distance(from: line.startIndex, to: $0.upperBound) }
        }
        #expect(columns.count > 20)
        #expect(Set(columns).count == 1, "\(result.output)")
    }

    @Test func `a program gets every value with its path and its origin`() throws {
        let result = try host.run(["config", "print", "--format", "json"], in: workspace())

        let object = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
        #expect(object?["v"] as? Int == 1)
        let values = try #require(object?["values"] as? [[String: Any]])
        func origin(_ path: String) throws -> [String: Any] {
            let value = try #require(values.first { $0["path"] as? String == path }, "\(path)")
            return try #require(value["origin"] as? [String: Any])
        }
        #expect(try origin("host.state")["kind"] as? String == "default")
        let file = try origin("pipelines.clock.sources[0].schedule.hours")
        #expect(file["kind"] as? String == "file")
        #expect(file["file"] as? String == "config.yaml")
        #expect(file["line"] as? Int == 5)
        #expect(file["column"] as? Int == 51)
        let environment = try origin("pipelines.clock.sinks[1].file.path")
        #expect(environment["kind"] as? String == "environment")
        #expect((environment["variables"] as? [[String: String]]) == [["name": "NAME", "from": ".env"]])
        #expect(values.first { $0["path"] as? String == "pipelines.clock.rules" }?["value"] as? [String] == [])
        #expect(values.contains { $0["value"] as? String == "alerts.jsonl" })
    }

    @Test(arguments: ["human", "json"])
    func `an invalid configuration is not printed but told`(format: String) throws {
        let result = try host.run(["config", "print", "--format", format], in: SampleFolder.workspace("version: 2\n"))

        #expect(result.status == 1)
        #expect(result.output.isEmpty)
        #expect(result.errors.contains("error[H0101]"))
    }

    @Test func `what is printed decides the same`() throws {
        let folder = try SampleFolder.workspace(Project.text("examples/replay-a-day.yaml"))
        let printed = try host.run(["config", "print"], in: folder).output

        let first = try host.run(["run"], in: folder)
        let second = try host.run(["run"], in: SampleFolder.workspace(printed))

        #expect(second.status == 0, "\(second.errors)")
        // Two pipelines write to one console, in an order that is nobody's promise.
        let lines = [first, second].map { $0.output.split(separator: "\n").sorted() }
        #expect(lines[0] == lines[1])
        let hashes = [first, second].map { result in
            result.errors.split(separator: "\n").filter { $0.contains("decision hash") }.compactMap {
                $0.split(separator: " ").last
            }
        }
        #expect(hashes[0].count == 2, "\(first.errors)")
        #expect(hashes[0] == hashes[1])
    }
}
