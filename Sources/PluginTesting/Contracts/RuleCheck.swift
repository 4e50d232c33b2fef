import PluginAPI

/// One rule on one run of events, run again and again in different ways.
struct RuleCheck<R: Rule> {
    /// Something a rule decided.
    enum Decision: Hashable {
        case raised(Signal)
        case judged(Signal, Verdict)
    }

    let settings: R.Settings
    let script: EventScript
    let steps: [RandomRun.Step]

    func problems() -> [ContractProblem] {
        let whole = decisions()
        return content(of: whole) + batches(whole) + restarts(whole)
    }

    private func tester() -> RuleTester<R> { RuleTester(settings: settings, script: script) }

    func decisions(in batching: Batching = .whole) -> [Decision] {
        var tester = tester()
        return run(steps[...], batching, &tester)
    }

    /// Runs steps; signals from above come after the events before them.
    private func run(_ steps: ArraySlice<RandomRun.Step>, _ batching: Batching, _ tester: inout RuleTester<R>)
        -> [Decision]
    {
        var decisions: [Decision] = []
        var events: [Event] = []
        var start = steps.startIndex
        func flush(_ tester: inout RuleTester<R>) {
            var inner = batching
            if case .cut(let index) = batching { inner = .cut(before: index - start) }
            decisions += tester.receive(events, in: inner).map(Decision.raised)
            events = []
        }
        for (index, step) in zip(steps.indices, steps) {
            switch step {
            case .event(let event): events.append(event)
            case .signal(let signal):
                flush(&tester)
                start = index + 1
                decisions.append(.judged(signal, tester.filter(signal)))
            }
        }
        flush(&tester)
        return decisions
    }

    private func batches(_ whole: [Decision]) -> [ContractProblem] {
        if decisions(in: .singles) != whole {
            return [ContractProblem("batches", "trades one by one are decided otherwise than trades at once")]
        }
        let cuts = steps.indices.filter { decisions(in: .cut(before: $0)) != whole }
        return cuts.prefix(1).map { ContractProblem("batches", "a cut before event \($0) changes a decision") }
    }

    private func restarts(_ whole: [Decision]) -> [ContractProblem] {
        for index in steps.indices {
            do {
                if try decisions(restartingBefore: index) != whole {
                    return [ContractProblem("restart", "a restart before event \(index) changes a decision")]
                }
            } catch {
                return [ContractProblem("restart", "before event \(index) the state cannot be stored: \(error)")]
            }
        }
        return []
    }

    /// Restarts the rule in a run whose symbols have other slots, with the histories and positions of that moment.
    private func decisions(restartingBefore index: Int) throws -> [Decision] {
        var first = tester()
        let before = run(steps[..<index], .whole, &first)
        let symbols = SymbolTable()
        for symbol in script.symbols.symbols.reversed() { _ = symbols.slot(for: symbol) }
        var second = try first.restarted(symbols: symbols)
        let stored = try StateText.text(of: first.rule.state)
        if try StateText.text(of: second.rule.state) != stored { throw StateChanged() }
        var known = KnownState()
        for case .event(let event) in steps[..<index] { known.take(event) }
        let again = known.events.map { RandomRun.Step.event($0) }
        let rest = (again + steps[index...]).map { $0.moved(to: symbols) }
        return before + run(rest[...], .whole, &second)
    }

    /// The state of a rule is not the same after it was stored and set.
    struct StateChanged: Error, CustomStringConvertible {
        var description: String { "a state that was set is read back as another" }
    }
}

extension RuleCheck {
    /// Checks that what was raised is what the rule declares.
    private func content(of decisions: [Decision]) -> [ContractProblem] {
        var problems: Set<ContractProblem> = []
        for case .raised(let signal) in decisions {
            switch signal.content {
            case .alert(let alert): problems.formUnion(Self.problems(in: alert))
            case .order:
                if !R.ordersAreRaised {
                    problems.insert(ContractProblem("orders", "it raises orders and does not say so"))
                }
            }
        }
        for case .judged(_, .drop(let reason)) in decisions where reason.isEmpty {
            problems.insert(ContractProblem("filter", "a reason for dropping is missing in one of the languages"))
        }
        return problems.sorted { $0.description < $1.description }
    }

    private static func problems(in alert: Alert) -> [ContractProblem] {
        let kind = alert.kind
        guard R.alerts.contains(kind) else {
            return [ContractProblem("alerts", "'\(kind.name)' is raised and not declared")]
        }
        return problems(in: alert.values, of: kind.fields, "'\(kind.name)'")
            + alert.rows.flatMap { row in
                let name = "the row '\(row.kind.name)' of '\(kind.name)'"
                guard kind.rows.contains(row.kind) else {
                    return [ContractProblem("alerts", "\(name) is given and not declared")]
                }
                return problems(in: row.values, of: row.kind.fields, name)
            }
    }

    private static func problems(
        in values: [FieldValue],
        of fields: [AlertKind.Field],
        _ owner: String
    ) -> [ContractProblem] {
        guard values.count == fields.count else {
            let counts = "\(values.count) values for \(fields.count) fields"
            return [ContractProblem("alerts", "\(owner) is raised with \(counts)")]
        }
        return zip(fields, values).compactMap { field, value in
            if case .number(let number) = value, !number.isFinite {
                return ContractProblem("alerts", "the field '\(field.name)' of \(owner) is no finite number")
            }
            guard value.kind != field.kind else { return nil }
            let words = "is a \(value.kind.rawValue), not a \(field.kind.rawValue)"
            return ContractProblem("alerts", "the field '\(field.name)' of \(owner) \(words)")
        }
    }
}
