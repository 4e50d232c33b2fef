import Engine
import PluginAPI

/// Messages of the outbox for a person, by sink and destination.
struct LetterTable {
    private let letters: [OutboxLedger.Letter]

    init(_ letters: [OutboxLedger.Letter]) { self.letters = letters }

    /// A line for each place, then one for each message there and why it has not arrived.
    func text(in language: Language) -> String {
        guard !letters.isEmpty else { return Self.nothing.text(in: language) + "\n" }
        var text = ""
        for place in places {
            let here = letters.filter { $0.place == place }
            let dead = here.count { $0.state == .dead }
            let heading = LocalizedText(
                ko: "\(place): \(here.count - dead)건 대기, \(dead)건 못 보냄",
                en: "\(place): \(here.count - dead) waiting, \(dead) undelivered"
            )
            text += heading.text(in: language) + "\n"
            for letter in here { text += Self.lines(letter, language) }
        }
        if letters.count == OutboxLedger.longestList {
            let more = LocalizedText(ko: "… 더 있습니다", en: "… there are more")
            text += more.text(in: language) + "\n"
        }
        return text
    }

    /// The places, each once, in the order of their first letters.
    private var places: [String] {
        letters.reduce(into: []) { places, letter in
            if !places.contains(letter.place) { places.append(letter.place) }
        }
    }

    private static func lines(_ letter: OutboxLedger.Letter, _ language: Language) -> String {
        let mark = letter.state == .dead ? "✖" : "○"
        let line = "  \(mark) #\(letter.id)  \(letter.moment)  \(VisibleText.line(letter.line.text(in: language)))\n"
        guard let reason = letter.reason else { return line }
        let tries = LocalizedText(ko: "\(letter.attempts)번 시도", en: "\(letter.attempts) attempts")
        return line + "      \(VisibleText.line(reason)) (\(tries.text(in: language)))\n"
    }

    private static let nothing = LocalizedText(ko: "기다리는 알림이 없습니다.", en: "No alert waits.")
}

extension OutboxLedger.Letter {
    /// When the alert was raised, by Korea's clock.
    var moment: String {
        let (date, time) = MarketTimeZone.korea.localTime(at: created)
        return "\(date) \(time.fullText)"
    }

    /// The same for a program.
    var json: JSONValue {
        [
            "id": .string(id), "sink": .string(sink), "destination": .string(destination),
            "state": .string(state.rawValue), "created": .string(created.description),
            "settled": settled.map { .string($0.description) } ?? .null, "attempts": .integer(Int64(attempts)),
            "may_repeat": .bool(mayRepeat), "reason": reason.map(JSONValue.string) ?? .null,
            "line": line.json, "members": .array(members.map(JSONValue.string)),
        ]
    }
}
