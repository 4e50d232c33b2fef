internal import CWebSockets
internal import Synchronization

extension Link {
    /// How long nothing has come from the server.
    var silence: Duration? {
        state.withLock { state in
            guard let descriptor = state.descriptor else { return nil }
            let milliseconds = CWebSockets_millisecondsSinceBytes(descriptor)
            if milliseconds >= 0 { return .milliseconds(milliseconds) }
            return state.lastMessages.map { $0.duration(to: .now) }
        }
    }
}
