public import PluginAPI
public import YAML

extension NoticePattern: SettingValue {
    private static let form = TextForm(
        LocalizedText(ko: "글의 패턴", en: "a pattern of a text"),
        examples: ["\"[{side}] {investor} {symbol} {amount}\""]
    )

    /// A text with places for fields.
    public static var schema: SettingSchema { .text(form) }

    /// Reads a pattern and reports a mistake where it stands.
    public static func decode(_ node: Node, _ reader: inout SettingReader) -> NoticePattern? {
        guard let text = reader.text(of: node) else { return nil }
        do throws(Mistake) {
            return try NoticePattern(text)
        } catch {
            reader.report(error, at: node)
            return nil
        }
    }

    /// The pattern as a text.
    public var settingText: String { text.settingText }
}

extension SettingReader {
    fileprivate mutating func report(_ mistake: NoticePattern.Mistake, at node: Node) {
        guard let culprit = mistake.culprit else { return report(.wrongForm, mistake.message, at: node) }
        guard node.scalar?.text.contains(culprit.typed) == true else {
            // What came from the environment is not shown.
            let message = LocalizedText(ko: "항목의 이름이 올바르지 않습니다.", en: "the names of the fields are not right")
            return report(.wrongForm, message, at: node)
        }
        let span = node.span(ofTyped: culprit.typed, last: culprit.isLast)
        report(Diagnostic(.wrongForm, mistake.message, at: span))
    }
}
