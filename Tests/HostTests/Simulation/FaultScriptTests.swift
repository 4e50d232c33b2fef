import PluginAPI
import Simulator
import Testing
import YAML

@testable import Host

/// Scripts of faults as people write them.
struct FaultScriptTests {
    @Test func `a script is read`() throws {
        let (script, diagnostics) = FaultScript.read(
            """
            faults:
              - { fault: answer-lost, on: order, count: 2, times: 3 }
              - { fault: socket-silent, at: 10:05, lasts: 45s }
            """,
            name: "faults.yaml"
        )

        #expect(diagnostics.isEmpty)
        #expect(
            script?.values == [
                KISFault(.answerLost, on: .order, start: .count(2), times: 3),
                KISFault(.socketSilent, start: .time(36_300), lasts: 45),
            ]
        )
    }

    @Test func `everything that is wrong is said at once, each in its line`() {
        let (script, diagnostics) = FaultScript.read(
            """
            faults:
              - { fault: answer-lots, count: 1 }
              - { fault: answer-lost }
              - { fault: lagging-balance, count: 1 }
              - { fault: socket-silent, at: 10:05, on: order }
              - { fault: half-frame, count: 0 }
            """,
            name: "faults.yaml"
        )

        #expect(script == nil)
        #expect(diagnostics.compactMap { $0.span?.start.line } == [2, 3, 4, 5, 6])
        let text = DiagnosticFormat(language: .en).text(of: diagnostics)
        #expect(text.contains("answer-lost"))
        #expect(text.contains("it needs either 'count' or 'at'"))
        #expect(text.contains("'lagging-balance' begins at a time only"))
        #expect(text.contains("does not hit calls"))
    }

    @Test func `every fault has a name of its own that a script can use`() {
        for kind in KISFault.Kind.allCases {
            let (script, _) = FaultScript.read(
                "faults:\n  - { fault: \(kind.rawValue), at: 10:00 }\n",
                name: "faults.yaml"
            )
            #expect(script?.values.first?.kind == kind)
        }
    }
}
