import Foundation
import PluginAPI

/// The form in which decisions are compared, whoever made them: what they say and on which trade.
enum DecisionText {
    /// The decision that a sink was given.
    static func text(of delivery: Delivery) -> String? {
        guard case .alert(let alert, _) = delivery.content else { return nil }
        return text(of: alert, at: delivery.header.receivedAt.nanoseconds)
    }

    /// The decision of a rule that was called directly.
    static func text(of signal: Signal) -> String? {
        guard case .alert(let alert) = signal.content else { return nil }
        return text(of: alert, at: signal.header.receivedAt.nanoseconds)
    }

    /// The decision as it stands in the journal.
    static func text(ofJournal content: String) throws -> String {
        let entry = try JSONDecoder().decode(JournalEntry.self, from: Data(content.utf8))
        let fields = ["level", "price", "target"].compactMap { entry.alert.fields[$0] }
        let words = fields.map { $0.hasSuffix(" KRW") ? String($0.dropLast(4)) : $0 }
        return line(entry.received, entry.alert.symbol, entry.alert.kind, words)
    }

    /// Puts a decision together.
    static func line(_ received: Int64, _ symbol: String, _ kind: String, _ values: [String]) -> String {
        ([String(received), symbol, kind] + values).joined(separator: " ")
    }

    private static func text(of alert: Alert, at received: Int64) -> String? {
        let names =
            switch alert.kind.name {
            case "buy-target": ["level", "price", "target"]
            case "oversold", "overbought": ["price", "rsi"]
            default: ["price", "fast_average", "slow_average"]
            }
        return line(
            received,
            alert.symbol?.description ?? "",
            alert.kind.name,
            names.compactMap { word(alert[field: $0]) }
        )
    }

    private static func word(_ value: FieldValue?) -> String? {
        switch value {
        case .price(let price, _): price.description
        // Indices are compared to a millionth: the reference adds in another order.
        case .number(let number): String((number * 1e6).rounded() / 1e6)
        default: nil
        }
    }

    private struct JournalEntry: Decodable {
        struct Alert: Decodable {
            var kind: String
            var symbol: String
            var fields: [String: String]
        }

        var received: Int64
        var alert: Alert
    }
}
