import GRDB
import PluginAPI

@testable import Engine

/// What people have to have got, by what a state folder has of the decisions, whatever happened on the way.
struct DeliveryProof {
    /// The ids of the alerts that passed, in the order in which they were decided.
    let ordinary: [String]

    /// Those that are critical.
    let critical: [String]

    private let ledger: OutboxLedger

    /// - Parameter urgent: the rule whose alerts are critical.
    init?(stateFolder: String, urgent: String) throws {
        guard let database = try StateDatabase(visiting: stateFolder),
            let ledger = try OutboxLedger(stateFolder: stateFolder)
        else { return nil }
        self.ledger = ledger
        let rows = try database.read { database in
            try Row.fetchAll(database, sql: "SELECT content, hash FROM decision ORDER BY run, id")
        }
        let passed = try rows.compactMap { row -> (id: String, isCritical: Bool)? in
            let content = try JSONValue(reading: row[0] as String)
            guard content["outcome"] == "passed", content["alert"] != nil else { return nil }
            return (String((row[1] as String).prefix(10)), content["rule"] == .string(urgent))
        }
        ordinary = passed.filter { !$0.isCritical }.map(\.id)
        critical = passed.filter(\.isCritical).map(\.id)
    }

    /// What is wrong with the messages that arrived at one place; nothing if each alert is there once and in order, but for
    /// those that the service took without saying so.
    ///
    /// - Parameter unconfirmed: how many messages may have been taken without the program learning it.
    func flaws(of messages: [Recipients.Message], unconfirmed: Int) throws -> [String] {
        var flaws: [String] = []
        var seen: Set<String> = []
        var order: [String] = []
        for message in messages {
            if seen.insert(message.id).inserted {
                order += try alerts(of: message.id)
            } else if !message.isMarked {
                flaws.append("#\(message.id) is there again and does not say so")
            }
        }
        let repeats = messages.count - seen.count
        if repeats > unconfirmed { flaws.append("\(repeats) repeats where \(unconfirmed) answers were lost") }
        let urgent = Set(critical)
        flaws += Self.difference(order.filter { !urgent.contains($0) }, ordinary, "ordinary")
        flaws += Self.difference(order.filter(urgent.contains), critical, "critical")
        return flaws
    }

    /// The alerts that a message tells of.
    private func alerts(of id: String) throws -> [String] {
        let members = try ledger.letters(of: id).first?.members ?? []
        return members.isEmpty ? [id] : members
    }

    private static func difference(_ found: [String], _ expected: [String], _ what: String) -> [String] {
        guard found != expected else { return [] }
        let (lost, extra) = (Set(expected).subtracting(found), Set(found).subtracting(expected))
        let first = zip(found, expected).enumerated().first { $0.element.0 != $0.element.1 }?.offset
        return [
            "\(what): \(found.count) told of \(expected.count); \(lost.count) lost \(lost.sorted().prefix(5)), "
                + "\(extra.count) unknown \(extra.sorted().prefix(5)), "
                + "first difference at \(first.map(String.init) ?? "the end")"
        ]
    }
}
