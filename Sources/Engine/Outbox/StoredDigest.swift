internal import Digest
import PluginAPI

/// A digest in the form in which the outbox holds it over a restart.
struct StoredDigest: Codable, Sendable {
    /// The alerts it stands for.
    private(set) var entries: [AlertDigest.Entry]

    private var text: String
    private var composed: Timestamp

    /// A digest of alerts under an id of its own.
    init(_ entries: [AlertDigest.Entry], named name: String, at now: Timestamp, in language: Language) {
        self.entries = entries
        text = DigestText.text(of: entries, named: name, in: language)
        composed = now
    }

    /// The id of the digest that is made at a place at a moment; a place makes one at a time.
    static func name(at place: OutboxPlace, _ now: Timestamp) -> String {
        String(SHA256(of: "digest\n\(place.sink)\n\(place.destination)\n\(now.nanoseconds)").description.prefix(10))
    }

    /// The item for a sink.
    func delivery(named name: String) -> Delivery {
        let last = entries.map(\.time).max() ?? composed
        return Delivery(
            id: name,
            pipeline: "",
            rule: nil,
            severity: .notice,
            header: EventHeader(
                exchangeTime: last,
                receivedAt: composed,
                tradingDay: MarketTimeZone.korea.localTime(at: last).date
            ),
            content: .digest(AlertDigest(entries, text: text))
        )
    }
}
