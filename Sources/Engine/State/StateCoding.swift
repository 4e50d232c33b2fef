internal import Foundation
import PluginAPI

/// The stored form of rule states: JSON with sorted keys, so that equal states are equal texts.
enum StateCoding {
    static func encode(_ state: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(state), as: UTF8.self)
    }

    /// Most rules wait for none, which is not worth an encoder.
    static func encode(timers: [PluginAPI.Timer]) throws -> String {
        timers.isEmpty ? noTimers : try encode(timers)
    }

    /// The stored form of no timers.
    static let noTimers = "[]"

    static func decode<State: Decodable>(_ type: State.Type, from text: String) throws -> State {
        try JSONDecoder().decode(type, from: Data(text.utf8))
    }
}
