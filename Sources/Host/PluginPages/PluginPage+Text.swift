import Engine
import PluginAPI

extension PluginPage {
    /// The page as text for a person.
    func text(in language: Language) -> String {
        let heading = "\(plugin.name) (\(plugin.kind.word.text(in: language)))"
        let lists: [(LocalizedText, [String])] = [
            (Self.settings, lines(of: plugin.settings, language)),
            (Self.entrySettings, lines(of: plugin.kind.entryHelp, language)),
            (Self.abilities, abilities.map { $0.text(in: language) }),
            (Self.raised, alerts.flatMap { lines(of: $0, language) }),
            (Self.commonFields, alerts.isEmpty ? [] : fields(AlertKind.commonFields, language)),
            (Self.example, example.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)),
        ]
        let sections = lists.compactMap { section($0, $1, language) }
        let parts = [heading + "\n  " + plugin.summary.text(in: language) + "\n"] + sections
        return (parts + [Self.next.text(in: language) + "\n"]).joined(separator: "\n")
    }

    private var alerts: [AlertKind] { rule?.alerts ?? [] }

    /// A heading with the lines under it; nothing without any.
    private func section(_ heading: LocalizedText, _ lines: [String], _ language: Language) -> String? {
        var lines = lines[...]
        while lines.last?.isEmpty ?? false { lines.removeLast() }
        guard !lines.isEmpty else { return nil }
        return heading.text(in: language) + "\n" + lines.map { $0.isEmpty ? "\n" : "  \($0)\n" }.joined()
    }

    private func lines(of settings: [SettingDefinition], _ language: Language) -> [String] {
        settings.flatMap { $0.helpLines(in: language) }
    }

    private func lines(of alert: AlertKind, _ language: Language) -> [String] {
        let rows = alert.rows.flatMap { row in
            [Self.row.text(in: language) + " \(row.name)"] + text(row.fields, row.message, language)
        }
        return ["\(alert.name)  (\(alert.severity.word.text(in: language)))"]
            + (text(alert.fields, alert.message, language) + rows).map { "    \($0)" }
    }

    private func text(_ fields: [AlertKind.Field], _ message: LocalizedText, _ language: Language) -> [String] {
        let lines = message.text(in: language).split(separator: "\n", omittingEmptySubsequences: false)
        return self.fields(fields, language) + lines.map { "│ \($0)" }
    }

    /// The fields that templates and `dedupe: { by: … }` can name.
    private func fields(_ fields: [AlertKind.Field], _ language: Language) -> [String] {
        let width = fields.map(\.name.count).max() ?? 0
        return fields.map { field in
            let gap = String(repeating: " ", count: width - field.name.count)
            return "\(field.name)\(gap)  \(field.help.text(in: language)) (\(field.kind.word.text(in: language)))"
        }
    }

    private static let settings = LocalizedText(ko: "설정", en: "settings")
    private static let entrySettings = LocalizedText(ko: "함께 쓸 수 있는 설정", en: "settings beside its own")
    private static let abilities = LocalizedText(ko: "주고받는 것", en: "takes and gives")
    private static let raised = LocalizedText(ko: "알림과 그 항목", en: "alerts with their fields")
    private static let row = LocalizedText(ko: "{rows}의 줄", en: "line of {rows}:")
    private static let commonFields = LocalizedText(ko: "모든 알림에 있는 항목", en: "fields of every alert")
    private static let example = LocalizedText(ko: "예", en: "example")
    private static let next = LocalizedText(ko: "다음: host validate config.yaml", en: "next: host validate config.yaml")
}
