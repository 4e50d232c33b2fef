package import LoopbackServer

/// What a stand-in does with one request instead of answering it as the service would.
package enum Fault: Sendable, Hashable {
    /// Answers so, and does nothing of what was asked.
    case answer(ServerResponse)

    /// Does nothing and never answers.
    case silence

    /// Does nothing and resets the connection.
    case reset

    /// Does what was asked and resets the connection before it answers.
    case lost

    /// Does what was asked and answers something that is not HTTP.
    case garbage

    /// Does what was asked and ends the connection in the middle of the answer.
    case half

    /// Does what was asked and answers a few bytes at a time.
    case slow

    /// Whether what was asked is done although the one who asked does not learn it.
    package var hidesSuccess: Bool {
        switch self {
        case .lost, .garbage, .half: true
        case .answer, .silence, .reset, .slow: false
        }
    }

    /// The page of a machine in front of the service.
    package static func page(_ status: Int) -> Fault {
        .answer(ServerResponse(status, [ServerField("Content-Type", "text/html")], "<html><h1>\(status)</h1></html>"))
    }

    /// Sends the client elsewhere.
    package static func redirect(_ status: Int, to address: String) -> Fault {
        .answer(ServerResponse(status, [ServerField("Location", address)]))
    }
}
