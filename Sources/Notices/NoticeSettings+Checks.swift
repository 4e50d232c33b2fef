import PluginAPI
import YAML

extension NoticeSettings {
    /// What a trade is read from, beside the capital.
    static let tradeFields = ["investor", "symbol", "side", "amount"]

    /// Checks the settings of a record.
    func checkRecord(_ report: inout SettingReport) {
        if list.isEmpty {
            report.error($list, LocalizedText(ko: "목록의 이름이 비어 있습니다.", en: "the name of the list is empty"))
        }
        if capital != nil {
            report.error(
                $capital,
                LocalizedText(
                    ko: "`capital`은 `as: trade`와 함께 씁니다.",
                    en: "'capital' goes with 'as: trade'"
                )
            )
        }
        checkKey(&report)
    }

    /// Checks the settings of a trade.
    func checkTrade(_ report: inout SettingReport) {
        let needed = Self.tradeFields + (capital == nil ? ["capital"] : [])
        let missing = needed.filter { !pattern.fields.contains($0) }.map { "{\($0)}" }
        if !missing.isEmpty {
            let advice = missing == ["{capital}"] ? (ko: " 없으면 `capital:`을 적습니다.", en: ", or 'capital' beside it") : nil
            report.error(
                $pattern,
                LocalizedText(
                    ko:
                        "`as: trade`의 패턴에는 \(missing.map { "`\($0)`" }.joined(separator: ", "))도 있어야 합니다.\(advice?.ko ?? "")",
                    en: """
                        for 'as: trade' the pattern also needs \(missing.map { "'\($0)'" }.joined(separator: ", "))\
                        \(advice?.en ?? "")
                        """
                )
            )
        }
        if let capital, pattern.fields.contains("capital") || capital.units <= 0 {
            let message =
                capital.units <= 0
                ? LocalizedText(ko: "자산은 0보다 커야 합니다.", en: "the capital must be above zero")
                : LocalizedText(
                    ko: "패턴에 `{capital}`이 있으니 `capital:`은 쓰이지 않습니다.",
                    en: "the pattern has '{capital}', so this would not be used"
                )
            report.error($capital, message)
        }
        if $key.span != nil { report.warning($key, Self.onlyForRecords) }
        // A printed configuration has the usual name.
        if list != Self.usualList { report.warning($list, Self.onlyForRecords) }
    }

    private static let onlyForRecords = LocalizedText(
        ko: "기록에만 쓰이는 설정이라 `as: trade`에서는 아무 일도 하지 않습니다.",
        en: "this is for records and does nothing with 'as: trade'"
    )

    private func checkKey(_ report: inout SettingReport) {
        guard let key else { return }
        let template: MessageTemplate
        do throws(MessageTemplate.Mistake) {
            template = try MessageTemplate(key)
        } catch {
            return report.error($key, error.message, code: .wrongForm)
        }
        guard !template.fields.isEmpty else {
            let message = LocalizedText(
                ko: "항목이 하나도 없으면 모든 글이 한 기록이 됩니다. `{\(pattern.fields[0])}`처럼 씁니다.",
                en: "without a field all texts would be one record; write one such as '{\(pattern.fields[0])}'"
            )
            return report.error($key, message)
        }
        for field in template.fields where !pattern.fields.contains(field) { reportUnknown(field, &report) }
    }

    private func reportUnknown(_ field: String, _ report: inout SettingReport) {
        let typed = "{\(field)}"
        guard let node = $key.node, node.scalar?.text.contains(typed) == true else {
            return report.error(
                $key,
                LocalizedText(ko: "패턴에 없는 항목이 있습니다.", en: "there is a field that the pattern has not")
            )
        }
        report.error(
            LocalizedText(
                ko: "패턴에는 \("`\(field)`", .called) 항목이 없습니다.",
                en: "the pattern has no field '\(field)'"
            ),
            at: node.span(ofTyped: typed),
            replacement: Spelling.nearest(to: field, in: pattern.fields).first.map { "{\($0)}" }
        )
    }
}
