import PluginAPI
import PluginTesting
import Testing

@testable import Plugins

@Suite struct LifecycleRuleTests {
    private func line(_ tester: inout RuleTester<LifecycleRule>, _ statuses: (String, Status.State)...) -> String {
        let events = statuses.map {
            tester.script.event(.status(Status(component: $0, state: $1, reason: "slow")))
        }
        return tester.receive(events).line(showing: "component")
    }

    @Test func `the program's start and end are told`() throws {
        var tester = try RuleTester(LifecycleRule.self)

        let told = line(&tester, ("host", .running), ("sources.ticks", .running), ("host", .stopped))

        #expect(told == "started component=host, stopped component=host")
    }

    @Test func `trouble is told with its reason, and that it is over`() throws {
        var tester = try RuleTester(LifecycleRule.self)
        let trouble = tester.script.event(.status(Status(component: "sinks.phone", state: .degraded, reason: "slow")))

        let told = tester.receive([trouble])

        #expect(told.line(showing: "component") == "problem component=sinks.phone")
        guard case .alert(let alert)? = told.first?.content else { return #expect(Bool(false), "no alert") }
        #expect(alert.rows.map(\.values) == [[.text("slow")]])
        #expect(line(&tester, ("sinks.phone", .running)) == "recovered component=sinks.phone")
        #expect(line(&tester, ("sinks.phone", .running)) == "")
    }

    @Test func `a part that fails does not recover`() throws {
        var tester = try RuleTester(LifecycleRule.self)

        let told = line(&tester, ("sources.ticks", .degraded), ("sources.ticks", .failed), ("sources.ticks", .running))

        #expect(told == "problem component=sources.ticks, failed component=sources.ticks")
    }

    @Test func `only what is asked for is told`() throws {
        var tester = try RuleTester(LifecycleRule.self, "{ tell: [recovered] }")

        let told = line(&tester, ("host", .running), ("sinks.phone", .degraded), ("sinks.phone", .running))

        #expect(told == "recovered component=sinks.phone")
    }

    @Test func `trouble of before a restart is not taken for overcome`() throws {
        var tester = try RuleTester(LifecycleRule.self)
        _ = line(&tester, ("sinks.phone", .degraded))

        var restarted = try tester.restarted()

        #expect(line(&restarted, ("host", .running), ("sinks.phone", .running)) == "started component=host")
    }

    @Test func `telling of nothing is refused`() {
        #expect(throws: SettingsRefused.self) { try RuleTester(LifecycleRule.self, "{ tell: [] }") }
    }
}
