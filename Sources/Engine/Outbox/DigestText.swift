import PluginAPI

/// The message of a digest.
enum DigestText {
    /// How long it may be: less than the shortest limit of the services, so that it stays one message.
    static let longest = 1_800

    /// When, how many, and as many of the alerts as there is room for: with their first line, then by their ids alone.
    static func text(of entries: [AlertDigest.Entry], named name: String, in language: Language) -> String {
        var text = heading(entries).text(in: language)
        var shown = 0
        for entry in entries {
            let line = "\n\(time(entry.time)) \(entry.line) #\(entry.id)"
            guard text.utf16.count + line.utf16.count < longest / 2 else { break }
            text += line
            shown += 1
        }
        let rest = entries[shown...]
        guard !rest.isEmpty else { return text }
        text += "\n" + LocalizedText(ko: "그 밖의 \(rest.count)건:", en: "\(rest.count) more:").text(in: language)
        for (index, entry) in rest.enumerated() {
            let id = " #\(entry.id)"
            guard text.utf16.count + id.utf16.count < longest - 100 else {
                let left = LocalizedText(
                    ko: "… 모두 보기: host explain \(name)",
                    en: "… all of them: host explain \(name)"
                )
                return text + " (+\(rest.count - index)) " + left.text(in: language)
            }
            text += id
        }
        return text
    }

    /// When the alerts were raised, and how many they are.
    static func heading(_ entries: [AlertDigest.Entry]) -> LocalizedText {
        let times = entries.map(\.time)
        let first = times.min().map(time) ?? ""
        let last = times.max().map(time) ?? ""
        let span = first == last ? first : "\(first)–\(last)"
        return LocalizedText(ko: "\(span) 알림 \(entries.count)건", en: "\(span) \(entries.count) alerts")
    }

    /// Hours and minutes by Korea's clock.
    private static func time(_ moment: Timestamp) -> String {
        String(MarketTimeZone.korea.localTime(at: moment).time.fullText.prefix(5))
    }
}
