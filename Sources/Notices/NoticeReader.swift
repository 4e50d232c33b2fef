internal import Digest
public import PluginAPI

/// Makes events of texts from outside, such as posts of a channel, by patterns of the user.
///
/// The first pattern that fits decides. The time it takes grows with the length of the text alone, whatever is in it.
public struct NoticeReader: Sendable {
    /// What came of a text.
    public enum Reading: Sendable {
        /// An event.
        case event(Event.Payload)
        /// Nothing, and why.
        case skipped(SkipReason)
    }

    /// The longest text that is looked at, in UTF-16 units: as long as a post of a channel can be.
    public static let longestText = 4_096

    /// The longest text of a field, in characters.
    public static let longestField = 500

    private let settings: [NoticeSettings]

    /// Takes the patterns in the order in which they are tried.
    public init(_ settings: [NoticeSettings]) { self.settings = settings }

    /// Reads a text.
    ///
    /// - Parameter key: what tells this text from others, such as the id of a post, for patterns without a key of their
    ///   own; without it the fields do.
    public func read(_ text: String, key: String? = nil) -> Reading {
        // A character is one byte at least, so a text of many bytes need not be counted.
        guard text.utf8.count <= 4 * Self.longestText, text.utf16.count <= Self.longestText else {
            return .skipped("text-too-long")
        }
        let notice = NoticeText(text)
        for settings in settings {
            guard let fields = settings.pattern.fields(of: notice) else { continue }
            guard fields.values.allSatisfy({ $0.count <= Self.longestField }) else { return .skipped("field-too-long") }
            switch settings.kind {
            case .record: return .event(.record(record(fields, settings, key)))
            case .trade: return trade(fields, settings)
            }
        }
        return .skipped("no-pattern-fits")
    }

    private func record(_ fields: [String: String], _ settings: NoticeSettings, _ key: String?) -> Record {
        let own = settings.key.flatMap { try? MessageTemplate($0) }?.filled { fields[$0] }
        let short = [own, key].compactMap { $0 }.first.map { $0.count <= Self.longestField ? $0 : Self.digest(of: $0) }
        return Record(list: settings.list, key: short ?? Self.digest(of: fields), fields: fields)
    }

    private func trade(_ fields: [String: String], _ settings: NoticeSettings) -> Reading {
        guard let investor = fields["investor"], let symbol = fields["symbol"].flatMap({ Symbol($0) }) else {
            return .skipped("unreadable-symbol")
        }
        guard let side = fields["side"].flatMap({ Side(word: $0) }) else { return .skipped("unreadable-side") }
        guard let amount = fields["amount"].flatMap({ Money(written: $0, otherwise: symbol.market.currency) }),
            amount.units > 0
        else { return .skipped("unreadable-amount") }
        let written = fields["capital"].flatMap { Money(written: $0, otherwise: amount.currency) }
        guard let capital = written ?? settings.capital, capital.units > 0 else {
            return .skipped("unreadable-capital")
        }
        // The one is a share of the other.
        guard capital.currency == amount.currency else { return .skipped("two-currencies") }
        return .event(
            .followedTrade(
                FollowedTrade(investor: investor, symbol: symbol, side: side, amount: amount, capital: capital)
            )
        )
    }

    private static func digest(of fields: [String: String]) -> String {
        digest(of: fields.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.utf8.count):\($0.value)" }.joined())
    }

    private static func digest(of text: String) -> String { String(SHA256(of: text).description.prefix(32)) }
}
