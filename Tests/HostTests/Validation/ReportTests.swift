import Foundation
import Testing

/// The reports of `host validate` that programs read.
@Suite struct ReportTests {
    private let host = Program("host")

    private static let misspelt = """
        version: 1
        history: { csv: { path: var/sample/daily-bars.csv } }
        pipelines:
          매수:
            sources:
              - replay: { path: var/sample/krx-2026-11-20.rec }
            rules: [{ sigma: { lookbak: 1y } }]
            sinks： [console]
        """

    @Test func `JSON gives one object a line with place, path and what to put there`() throws {
        let folder = try SampleFolder.workspace(Self.misspelt)

        let result = try host.run(["validate", "--format", "json"], in: folder)
        let lines = try result.output.split(separator: "\n").map { try Self.object($0) }

        #expect(result.status == 1)
        #expect(lines.compactMap { $0["code"] as? String } == ["H0103", "H0007"])
        let first = try #require(lines.first)
        #expect(first["v"] as? Int == 1)
        #expect(first["severity"] as? String == "error")
        #expect(first["stage"] as? String == "shape")
        #expect(first["file"] as? String == "config.yaml")
        #expect(first["path"] as? String == "pipelines.매수.rules[0].sigma.lookbak")
        #expect((first["message"] as? [String: String])?["en"] == "the rule 'sigma' has no setting 'lookbak'")
        #expect((first["message"] as? [String: String])?["ko"]?.contains("`lookbak`") == true)
        let start = (first["span"] as? [String: [String: Int]])?["start"]
        let byte = Self.misspelt.utf8.count - Self.misspelt[Self.lookbak...].utf8.count
        #expect(start == ["line": 7, "column": 24, "byte": byte])
        let suggestion = (first["suggestions"] as? [[String: Any]])?.first
        #expect(suggestion?["replace"] as? String == "lookback")
        #expect(suggestion?["applicability"] as? String == "maybe")
    }

    @Test func `what stands on standard error and how it ends is the same in every form`() throws {
        let folder = try SampleFolder.workspace(Self.misspelt)
        let human = try host.run(["validate"], in: folder)

        for form in ["json", "sarif", "github"] {
            let result = try host.run(["validate", "--format", form], in: folder)

            #expect(result.status == human.status)
            #expect(result.errors == human.errors)
        }
    }

    @Test func `SARIF counts code points and offers only repairs that are safe`() throws {
        let configuration = Self.misspelt.replacing("{ lookbak:", with: "{ \"👨‍👩‍👧\": 1, lookbak:")
        let folder = try SampleFolder.workspace(configuration)

        let result = try host.run(["validate", "--format", "sarif"], in: folder)
        let document = try Self.object(result.output)
        let run = try #require((document["runs"] as? [[String: Any]])?.first)
        let results = try #require(run["results"] as? [[String: Any]])

        #expect(document["version"] as? String == "2.1.0")
        #expect(run["columnKind"] as? String == "unicodeCodePoints")
        #expect(results.compactMap { $0["ruleId"] as? String } == ["H0103", "H0103", "H0007"])
        #expect(results.map { ($0["fixes"] as? [Any])?.count ?? 0 } == [0, 0, 1])
        let region = try #require(Self.region(of: results[1]))
        #expect(region == ["startLine": 7, "startColumn": 36, "endLine": 7, "endColumn": 43])
    }

    @Test func `workflow commands escape what would end them`() throws {
        let folder = try SampleFolder.workspace("")
        let name = "a,b:c%.yaml"
        try Data("version: 1\nperoid: 100%\n".utf8).write(to: URL(filePath: folder + "/" + name))

        let result = try host.run(["validate", "--format", "github", name], in: folder)
        let lines = result.output.split(separator: "\n")

        #expect(lines.allSatisfy { $0.hasPrefix("::error file=a%2Cb%3Ac%25.yaml,line=") }, "\(result.output)")
        #expect(lines.contains { $0.contains("line=2,col=1,endColumn=7,title=H0103::a configuration has no setting") })
    }

    @Test func `standard input is no file of a change`() throws {
        let folder = try SampleFolder.workspace("")

        let result = try host.run(["validate", "-", "--format", "github"], in: folder, input: "version: 2\n")

        let lines = result.output.split(separator: "\n")
        #expect(!lines.isEmpty)
        #expect(lines.allSatisfy { $0.hasPrefix("::error title=H0") }, "\(result.output)")
    }

    @Test(arguments: ["json", "github"])
    func `a valid configuration says nothing to programs`(form: String) throws {
        let folder = try SampleFolder.workspace(Project.text("examples/replay-a-day.yaml"))

        let result = try host.run(["validate", "--format", form], in: folder)

        #expect(result.status == 0)
        #expect(result.output.isEmpty)
    }

    @Test func `a byte order mark counts among the bytes of the file`() throws {
        let folder = try SampleFolder.workspace("\u{FEFF}version: 2\npipelines: {}\n")

        let result = try host.run(["validate", "--format", "json"], in: folder)

        #expect(result.output.contains(#""start":{"line":1,"column":10,"byte":12}"#), "\(result.output)")
    }

    @Test(arguments: ["json", "sarif", "github"])
    func `no form shows a secret, not even in a repair`(form: String) throws {
        let secret = "zq9xkvw7plm3"
        let folder = try SampleFolder.workspace(
            "version: 1\nsinks:\n  phone:\n    telegram:\n      token: “\(secret)”\n      app_secret:\(secret)\n"
        )
        try Data("TOKEN=\(secret)\nTOKEN = “\(secret)”\nAPP_KEY \(secret)\n".utf8)
            .write(to: URL(filePath: folder + "/.env"))

        let result = try host.run(["validate", "--format", form], in: folder)

        #expect(result.status == 1)
        #expect(result.output.contains("H0006"))
        #expect(!result.output.contains(secret), "\(result.output)")
        #expect(!result.output.contains("\u{1B}"))
    }

    // MARK: - Helpers

    private static var lookbak: String.Index { misspelt.firstRange(of: "lookbak")?.lowerBound ?? misspelt.endIndex }

    private static func object(_ text: some StringProtocol) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    private static func region(of result: [String: Any]) -> [String: Int]? {
        let location = (result["locations"] as? [[String: Any]])?.first?["physicalLocation"] as? [String: Any]
        return location?["region"] as? [String: Int]
    }
}
