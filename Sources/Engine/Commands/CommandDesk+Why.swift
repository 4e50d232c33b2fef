import PluginAPI

extension CommandDesk {
    /// What an alert came from, and what became of its messages.
    func whyText(_ words: [String]) -> LocalizedText {
        guard let word = words.first, let id = AlertID(word) else {
            return LocalizedText(
                ko: "알림 끝에 있는 ID를 적어 주세요. 예: /why #1f3a9c07be",
                en: "write the id that stands at the end of an alert, as in /why #1f3a9c07be"
            )
        }
        do throws(StateError) {
            let past = try PastAlert(
                id,
                in: DecisionArchive(of: database),
                OutboxLedger(of: database),
                language: language
            )
            if let past { return LocalizedText(past.text) }
            return LocalizedText(ko: "#\(id.text): 그런 알림이 없습니다", en: "#\(id.text): there is no such alert")
        } catch {
            return error.message
        }
    }
}
