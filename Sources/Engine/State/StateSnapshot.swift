import PluginAPI

/// A rule's state at one moment, not yet encoded.
struct StateSnapshot: Sendable {
    let rule: String
    let version: Int
    let settingsDigest: String
    /// The timers it waits for.
    var timers: [Timer] = []
    let encode: @Sendable () throws -> String
}

/// A rule's state as it was stored.
struct SavedState: Sendable, Equatable {
    var version: Int
    var settingsDigest: String
    var content: String
    var timers = StateCoding.noTimers
}
