public import PluginAPI
internal import YAML

/// What every rule promises.
///
/// The checks run a rule on seeded random events of the types it consumes: trades, bars with their histories, executions,
/// positions and so on, for three instruments of which one has too little history.
public enum RuleContract {
    /// Checks a rule with its default settings, if it has such, and with those of its `example.yaml`.
    ///
    /// Nothing is found in a rule that decides the same however events are cut into batches, that goes on after a restart at
    /// any point as if there had been none, whose alerts hold what their kinds declare, and that raises only what it says.
    public static func problems<R: Rule>(
        of rule: R.Type,
        example: String,
        seeds: Range<UInt64> = 0..<3
    ) -> [ContractProblem] {
        let texts = ExampleFile(example).entries(naming: R.name)
        let examples = texts.compactMap { entry in
            SettingsText.read(entry.settings, entry.problems, for: rule, .unconsulted).settings
        }
        let defaults = R.Settings.definitions.contains(where: \.isRequired) ? [] : [R.Settings()]
        return declaration(rule) + (defaults + examples).flatMap { problems(of: rule, settings: $0, seeds: seeds) }
    }

    /// Checks a rule with certain settings.
    public static func problems<R: Rule>(
        of rule: R.Type,
        settings: R.Settings,
        seeds: Range<UInt64> = 0..<3
    ) -> [ContractProblem] {
        seeds.flatMap { seed in
            let run = RandomRun(for: R(settings: settings), seed: seed)
            let check = RuleCheck<R>(settings: settings, script: run.script, steps: run.steps)
            return check.problems().map { ContractProblem($0.check, "\($0.detail) (seed \(seed))") }
        }
    }

    /// Checks what a rule says of its alerts without running it.
    private static func declaration<R: Rule>(_ rule: R.Type) -> [ContractProblem] {
        var problems: [ContractProblem] = []
        if Set(R.alerts.map(\.name)).count < R.alerts.count {
            problems.append(ContractProblem("alerts", "two kinds of alert have one name"))
        }
        return problems + R.alerts.flatMap { Self.problems(of: $0) }
    }

    private static func problems(of kind: AlertKind) -> [ContractProblem] {
        let common = AlertKind.commonFields.map(\.name)
        let taken = Set(common + (kind.rows.isEmpty ? [] : [AlertKind.rowsField]))
        var problems = fields(kind.fields, of: "'\(kind.name)'", taken: taken)
        problems += messages(kind.message, of: "'\(kind.name)'", known: Set(common + kind.messageFields))
        if Set(kind.rows.map(\.name)).count < kind.rows.count {
            problems.append(ContractProblem("alerts", "two rows of '\(kind.name)' have one name"))
        }
        return problems
            + kind.rows.flatMap { row in
                let owner = "the row '\(row.name)' of '\(kind.name)'"
                return fields(row.fields, of: owner, taken: [])
                    + messages(row.message, of: owner, known: Set(row.fields.map(\.name)))
            }
    }

    private static func fields(_ fields: [AlertKind.Field], of owner: String, taken: Set<String>) -> [ContractProblem] {
        let names = fields.map(\.name)
        let repeated = names.enumerated().filter {
            names[..<$0.offset].contains($0.element) || taken.contains($0.element)
        }
        let mute = fields.filter(\.help.isEmpty)
        return repeated.map { ContractProblem("alerts", "the field '\($0.element)' of \(owner) is there already") }
            + mute.map { ContractProblem("alerts", "the field '\($0.name)' of \(owner) has no help in a language") }
    }

    private static func messages(_ message: LocalizedText, of owner: String, known: Set<String>) -> [ContractProblem] {
        Language.allCases.flatMap { language in
            guard let template = try? MessageTemplate(message.text(in: language)), !template.parts.isEmpty else {
                return [ContractProblem("alerts", "the message of \(owner) in \(language) is no template")]
            }
            return template.fields.filter { !known.contains($0) }.map {
                ContractProblem("alerts", "the message of \(owner) in \(language) names '\($0)', which is no field")
            }
        }
    }
}
