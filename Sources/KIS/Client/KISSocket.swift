package import PluginAPI

/// A WebSocket connection that is open, or was.
package protocol KISSocket: Sendable {
    /// Puts a text into the queue and does not wait.
    ///
    /// - Throws: `KISSocketFailure` when it was not taken.
    func post(_ text: String) throws(KISSocketFailure)

    /// Takes leave and returns at once.
    func close()

    /// Waits until the connection has ended.
    ///
    /// - Throws: `KISSocketFailure` with what ended it, unless it was `close`.
    func waitUntilClosed() async throws(KISSocketFailure)
}

/// Whatever opens connections: the WebSocket client, or a script in a test.
package protocol KISSocketOpener: Sendable {
    /// Opens a connection whose messages go to a stream: `KISStream.isLook(_:)` for each as soon as it came, then
    /// `receive(_:at:)` for each of a batch and `endBatch(at:)` behind the last.
    ///
    /// - Throws: `KISSocketFailure`, for a cancelled task too.
    func open(_ address: KISAddress, for stream: KISStream) async throws(KISSocketFailure) -> any KISSocket
}

/// Why there is no connection.
package struct KISSocketFailure: Error, Sendable, Hashable {
    /// The cause, in words.
    package let reason: LocalizedText

    /// Makes a failure.
    package init(_ reason: LocalizedText) { self.reason = reason }
}

/// Takes what a stream brings. All but `report` are called on the thread that read the connection, in order.
package protocol KISStreamReceiver: Sendable {
    /// A plain data frame, lent for the call.
    func receive(_ frame: Span<UInt8>, at moment: Timestamp)

    /// What the broker said of the account's orders, and why some of it could not be used.
    func receive(_ notices: [KISNoticeDecoder.Notice], skipped: [KISNoticeDecoder.Skip])

    /// No more frames are there now.
    func endBatch(at moment: Timestamp)

    /// The session is ready, or something does not work.
    func report(_ event: KISSession.Action)
}
