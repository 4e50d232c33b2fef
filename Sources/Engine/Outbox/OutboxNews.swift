internal import Digest
import PluginAPI

/// That alerts could not be delivered, which a person has to learn in another way.
struct OutboxNews: Sendable {
    /// Where they were to go.
    var place: OutboxPlace

    /// How many they are.
    var count: Int

    /// Why.
    var reason: String

    /// Whether nothing more is delivered there.
    var isClosed: Bool

    static let kind = AlertKind(
        "undelivered",
        severity: .warning,
        fields: [
            AlertKind.Field("sink", .text, LocalizedText(ko: "싱크의 이름", en: "The sink's name.")),
            AlertKind.Field("count", .integer, LocalizedText(ko: "못 보낸 알림 수", en: "How many alerts.")),
            AlertKind.Field("reason", .text, LocalizedText(ko: "까닭", en: "Why.")),
        ],
        message: ""
    )

    /// The message.
    var text: LocalizedText {
        let title = place.title
        let closed = LocalizedText(
            ko: "⚠️ \(title)에 더는 보낼 수 없습니다: \(reason)",
            en: "⚠️ nothing can be delivered to \(title) any more: \(reason)"
        )
        let failed = LocalizedText(
            ko: "⚠️ \(title)에 알림을 보내지 못했습니다: \(reason)",
            en: "⚠️ an alert could not be delivered to \(title): \(reason)"
        )
        let count = LocalizedText(
            ko: "\n못 보낸 알림 \(self.count)건: host outbox",
            en: "\n\(self.count) undelivered: host outbox"
        )
        let head = isClosed ? closed : failed
        return self.count > 0 ? LocalizedText(ko: head.ko + count.ko, en: head.en + count.en) : head
    }

    /// The message as an alert of the program's own.
    func delivery(at now: Timestamp, in language: Language) -> Delivery {
        let day = MarketTimeZone.korea.localTime(at: now).date
        let text = text.text(in: language)
        return Delivery(
            id: String(SHA256(of: "\(now.nanoseconds)\n\(text)").description.prefix(10)),
            pipeline: "",
            rule: nil,
            severity: Self.kind.severity,
            header: EventHeader(exchangeTime: now, receivedAt: now, tradingDay: day),
            content: .alert(
                Alert(Self.kind, about: nil, [.text(place.sink), .integer(Int64(count)), .text(reason)]),
                text: text
            )
        )
    }
}
