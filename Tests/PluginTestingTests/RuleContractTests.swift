import PluginAPI
import PluginTesting
import Testing

@Suite struct RuleContractTests {
    private func checks<R: Rule>(_ rule: R.Type) -> Set<String> {
        Set(RuleContract.problems(of: rule, example: "- \(R.name)\n").map(\.check))
    }

    @Test func `nothing is found in a good rule`() {
        #expect(RuleContract.problems(of: CountingRule.self, example: "- counting\n") == [])
    }

    @Test func `a rule that looks at batches is caught`() {
        #expect(checks(HastyRule.self).contains("batches"))
    }

    @Test func `a rule that forgets in a restart is caught`() {
        #expect(checks(ForgetfulRule.self) == ["restart"])
    }

    @Test func `a rule that stores slots is caught`() {
        #expect(checks(SlotRule.self) == ["restart"])
    }

    @Test func `a rule that raises what it does not declare is caught`() {
        let details = Set(
            RuleContract.problems(of: LyingRule.self, example: "- lying\n", seeds: 0..<1).map(\.description)
        )

        #expect(
            details == [
                "alerts: the field 'count' of 'sample' is a text, not a integer (seed 0)",
                "alerts: 'sample' is raised with 2 values for 1 fields (seed 0)",
                "alerts: 'undeclared' is raised and not declared (seed 0)",
                "orders: it raises orders and does not say so (seed 0)",
            ]
        )
    }

    @Test func `a badly declared alert is caught`() {
        let details = RuleContract.problems(of: MutteringRule.self, example: "").map(\.detail)

        #expect(
            details == [
                "the field 'symbol' of 'muttering' is there already",
                "the field 'symbol' of 'muttering' has no help in a language",
                "the message of 'muttering' in ko names 'prise', which is no field",
                "the message of 'muttering' in en is no template",
            ]
        )
    }
}
