import Foundation
import PluginAPI
import Testing

@testable import Host

@Suite struct PlanJSONTests {
    private let host = Program("host")

    @Test func `the document holds what the plan says`() throws {
        let workspace = try PlanWorkspace(PlanSamples.trading, environment: PlanTextTests.environment)

        let document = try workspace.document()

        let brokers = try #require(document["brokers"] as? [[String: Any]])
        let registrations = try #require(brokers[0]["registrations"] as? [String: Any])
        let orders = try #require(brokers[0]["orders"] as? [String: Any])
        #expect(document["v"] as? Int == 1)
        #expect(document["valid"] as? Bool == true)
        #expect(brokers.map { $0["mode"] as? String } == ["real", "paper"])
        #expect(registrations["used"] as? Int == 4)
        #expect(registrations["limit"] as? Int == 41)
        #expect(orders["amount"] as? String == "5000000 KRW")
        let pipelines = try #require(document["pipelines"] as? [[String: Any]])
        let rules = try #require(pipelines[0]["rules"] as? [[String: Any]])
        let settings = try #require(rules[0]["settings"] as? [String: Any])
        #expect(settings["lookback"] as? String == "1y")
        #expect(settings["levels"] as? [String] == ["1", "2"])
        let next = try #require(pipelines[0]["next_session"] as? [String: Any])
        #expect(next["start"] as? String == "2026-11-23T00:00:00Z")
        let history = try #require(pipelines[0]["history"] as? [String: Any])
        #expect(history["missing"] as? [String] == ["999999"])
    }

    @Test func `the page names every member and no other`() throws {
        let page = try Project.text("docs/validation.md")
        let section = try #require(page.split(separator: "\n## ").first { $0.hasPrefix("`--plan json`") })
        let documents = [
            try PlanWorkspace(PlanSamples.trading, environment: PlanTextTests.environment).document(),
            try PlanWorkspace(PlanSamples.large).document(), try PlanWorkspace(PlanSamples.routed).document(),
        ]

        var written: Set<String> = []
        for document in documents { Self.collect(document, into: &written) }
        let named = Set(section.matches(of: /`([a-z_]+)`/).map { String($0.output.1) })

        #expect(written.subtracting(named).isEmpty)
        let rows = section.split(separator: "\n").filter { $0.hasPrefix("| `") }
        let members = rows.compactMap { $0.firstMatch(of: /^\| `([a-z_]+)`/) }.map { String($0.output.1) }
        #expect(Set(members).subtracting(written).isEmpty)
    }

    @Test func `an invalid configuration gives a document with what is wrong and no plan`() throws {
        let configuration = try Project.text("examples/replay-a-day.yaml").replacing("lookback:", with: "lookbak:")

        let result = try host.run(["validate", "--plan", "json"], in: SampleFolder.workspace(configuration))

        let document = try #require(
            try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
        )
        let diagnostics = try #require(document["diagnostics"] as? [[String: Any]])
        #expect(result.status == 1)
        #expect(document["valid"] as? Bool == false)
        #expect(diagnostics.map { $0["code"] as? String } == ["H0103"])
        #expect((document["pipelines"] as? [Any])?.isEmpty == true)
        #expect(result.errors.contains("error[H0103]"))
    }

    @Test func `a valid configuration gives one document and nothing else`() throws {
        let result = try host.run(
            ["validate", "--plan", "json"],
            in: SampleFolder.workspace(Project.text("examples/replay-a-day.yaml"))
        )

        let document = try #require(
            try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
        )
        #expect(result.status == 0)
        #expect(result.errors.isEmpty)
        #expect(document["can_order"] as? Bool == false)
        #expect(document["asked"] is NSNull)
    }

    @Test(arguments: [
        ["validate", "--plan", "json", "--format", "json"], ["validate", "--plan", "json", "--fix", "-"],
        ["validate", "--plan", "yaml"],
    ])
    func `two things cannot have standard output`(arguments: [String]) throws {
        let result = try host.run(
            arguments,
            in: SampleFolder.workspace(Project.text("examples/replay-a-day.yaml")),
            input: ""
        )

        #expect(result.status == 2)
        #expect(result.output.isEmpty)
    }

    /// The names of all members, but for settings, which are the user's, and diagnostics, which have a form of their own.
    private static func collect(_ value: Any, into names: inout Set<String>) {
        if let object = value as? [String: Any] {
            names.formUnion(object.keys)
            for (name, value) in object where name != "settings" && name != "diagnostics" {
                collect(value, into: &names)
            }
        } else if let list = value as? [Any] {
            for value in list { collect(value, into: &names) }
        }
    }
}
