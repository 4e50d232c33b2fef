public import PluginAPI

/// What a text frame of the broker's WebSocket turned out to be.
public enum KISFrameOutcome: Sendable, Hashable {
    /// A trade frame of which so many records were used; zero when every record of it was skipped.
    case trades(Int)
    /// A JSON message: an acknowledgement, an error, PINGPONG.
    case control
    /// An encrypted frame, which own fills arrive in.
    case encrypted
    /// A frame of another kind than trades.
    case unhandled(trID: String)
    /// Nothing in the frame was used.
    case skipped(SkipReason)
}
