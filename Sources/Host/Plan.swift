import Engine
import PluginAPI

/// What a valid configuration will do, for a person to check before it does.
struct Plan {
    private let blueprint: Blueprint
    private let silenced: [SilencedDiagnostic]

    init(_ blueprint: Blueprint, silenced: [SilencedDiagnostic] = []) {
        self.blueprint = blueprint
        self.silenced = silenced
    }

    /// The plan as text, with the next command.
    func text(in language: Language, file: String) -> String {
        let heading = LocalizedText(ko: "✔ \("`\(file)`", .topic) 올바릅니다.", en: "✔ '\(file)' is valid.")
        let next = LocalizedText(ko: "다음: host run \(file)", en: "next: host run \(file)")
        let pipelines = blueprint.pipelines.flatMap { lines(of: $0) }
        return
            ([heading.text(in: language), ""] + pipelines + allowed(in: language) + ["", next.text(in: language), ""])
            .joined(
                separator: "\n"
            )
    }

    /// The warnings that the files allow, with the reasons they give.
    private func allowed(in language: Language) -> [String] {
        guard !silenced.isEmpty else { return [] }
        let heading = LocalizedText(ko: "  허용한 경고", en: "  allowed warnings")
        let lines = silenced.flatMap { silenced in
            let place = silenced.diagnostic.span.map { "\($0): " } ?? ""
            let sentence = silenced.diagnostic.message.text(in: language)
            return ["      \(place)\(silenced.diagnostic.code): \(sentence)", "          # \(silenced.reason)"]
        }
        return ["", heading.text(in: language)] + lines
    }

    private func lines(of pipeline: PipelineBlueprint) -> [String] {
        let sources = pipeline.sources.map { blueprint.sources[$0].plugin }.joined(separator: ", ")
        let rules = pipeline.rules.map(\.id).joined(separator: " → ")
        let sinks = pipeline.sinks.map { blueprint.sinks[$0].plugin }.joined(separator: ", ")
        let path = [sources, rules, sinks].filter { !$0.isEmpty }.joined(separator: " → ")
        let condition = pipeline.condition.map { "  (\($0.text))" } ?? ""
        return ["  \(pipeline.name)\(condition)", "      \(path)"]
    }
}

extension SessionCondition {
    /// The condition as it is written in a configuration.
    fileprivate var text: String {
        switch self {
        case .session(let name): name.rawValue
        case .hours(let hours, let market): "\(hours) \(market.rawValue)"
        }
    }
}
