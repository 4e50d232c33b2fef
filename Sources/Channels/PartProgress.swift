package import PluginAPI
import Synchronization

/// How much of an item has arrived whose text needs several messages, so that another attempt goes on where it stopped.
///
/// It is kept in memory, for a number of items that wait in between: after a restart all parts are sent again, marked
/// as a repeat, since the engine is told that some have arrived.
package final class PartProgress: Sendable {
    private struct Standing {
        var destination: String
        var item: String
        var sent: Int
        var first: String?
    }

    /// Where more items than this stopped in the middle, the one that stopped first begins anew.
    private static let most = 64

    private let standings = Mutex<[Standing]>([])

    package init() {}

    /// How many parts of an item have arrived, and the id that the service gave the first.
    private func standing(of item: Delivery) -> (sent: Int, first: String?) {
        standings.withLock { standings in
            guard let standing = standings.first(where: { $0.item == item.id && $0.destination == item.destination })
            else { return (0, nil) }
            return (standing.sent, standing.first)
        }
    }

    /// Notes how many parts of an item have arrived; of one that is over nothing is kept.
    private func note(_ item: Delivery, sent: Int?, first: String? = nil) {
        standings.withLock { standings in
            standings.removeAll { $0.item == item.id && $0.destination == item.destination }
            guard let sent else { return }
            if standings.count >= Self.most { standings.removeFirst() }
            standings.append(Standing(destination: item.destination, item: item.id, sent: sent, first: first))
        }
    }
}

extension PartProgress {
    /// Sends the parts of an item that have not arrived yet, one after the other, until one does not.
    ///
    /// - Parameter send: sends one part; what the service says of the first is the receipt of all.
    package func deliver<Part: Sendable>(
        _ parts: [Part],
        of item: Delivery,
        by client: ChannelClient,
        _ send: (Part) async throws(Undelivered) -> DeliveryReceipt
    ) async -> DeliveryOutcome {
        var (sent, first) = standing(of: item)
        var receipt = DeliveryReceipt(message: first)
        while sent < parts.count {
            do throws(Undelivered) {
                receipt = try await send(parts[sent])
            } catch {
                if error.isFinal { note(item, sent: nil) }
                return Self.outcome(of: error, by: client, after: sent)
            }
            sent += 1
            first = first ?? receipt.message
            guard sent < parts.count else { break }
            note(item, sent: sent, first: first)
            if let pause = receipt.pause {
                let between = Undelivered(.retry(after: pause), Self.between(sent, parts.count))
                return Self.outcome(of: between, by: client, after: sent)
            }
        }
        note(item, sent: nil)
        return .confirmed(DeliveryReceipt(message: first, pause: receipt.pause))
    }

    /// What the engine has to know when some parts have arrived, which a restart forgets.
    private static func outcome(of error: Undelivered, by client: ChannelClient, after sent: Int) -> DeliveryOutcome {
        let outcome = client.outcome(of: error)
        guard sent > 0, case .retry(let pause, let reason) = outcome else { return outcome }
        return .partial(after: pause, reason: reason)
    }

    private static func between(_ sent: Int, _ count: Int) -> LocalizedText {
        LocalizedText(ko: "나누어 보내는 중입니다(\(sent)/\(count))", en: "it goes out in parts (\(sent)/\(count))")
    }
}
