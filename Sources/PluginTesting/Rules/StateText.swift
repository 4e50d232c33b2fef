internal import Foundation

/// States as they are stored.
enum StateText {
    /// The stored form, in which equal states are equal texts.
    static func text<State: Encodable>(of state: State) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return String(decoding: try encoder.encode(state), as: UTF8.self)
    }

    /// The state after it was stored and read back.
    static func copy<State: Codable>(of state: State) throws -> State {
        try JSONDecoder().decode(State.self, from: Data(text(of: state).utf8))
    }
}
