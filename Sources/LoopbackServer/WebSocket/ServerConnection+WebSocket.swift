import Digest
import Foundation

extension ServerConnection {
    /// Reads a request and makes the connection a WebSocket; nothing when the other side left before it asked.
    ///
    /// - Throws: `ConnectionEnd.malformed` after an answer that says so, when something else was asked for.
    public func acceptWebSocket(
        protocols: [String] = [],
        answersPings: Bool = true
    ) throws(ConnectionEnd) -> ServerWebSocket? {
        guard let request = try readRequest() else { return nil }
        return try acceptWebSocket(request, protocols: protocols, answersPings: answersPings)
    }

    /// Makes the connection a WebSocket, as a request asks.
    ///
    /// - Parameter protocols: the subprotocols of the server; the first that the client knows is chosen.
    /// - Throws: `ConnectionEnd.malformed` after an answer that says so, when something else was asked for.
    public func acceptWebSocket(
        _ request: ServerRequest,
        protocols: [String] = [],
        answersPings: Bool = true
    ) throws(ConnectionEnd) -> ServerWebSocket {
        guard let accept = Self.acceptValue(for: request) else {
            let fields = [ServerField("Upgrade", "websocket"), ServerField("Sec-WebSocket-Version", "13")]
            try respond(ServerResponse(426, fields), to: request)
            throw .malformed("no request for a WebSocket")
        }
        var fields = [
            ServerField("Upgrade", "websocket"), ServerField("Connection", "Upgrade"),
            ServerField("Sec-WebSocket-Accept", accept),
        ]
        if let chosen = protocols.first(where: { request.fields.has($0.lowercased(), in: "Sec-WebSocket-Protocol") }) {
            fields.append(ServerField("Sec-WebSocket-Protocol", chosen))
        }
        try send(ServerResponse(101, fields).head)
        return ServerWebSocket(self, request, answersPings: answersPings)
    }

    /// What proves that the request was understood, or nothing when it does not ask for a WebSocket.
    public static func acceptValue(for request: ServerRequest) -> String? {
        guard request.method == "GET", request.minorVersion == 1,
            request.fields.has("websocket", in: "Upgrade"), request.fields.has("upgrade", in: "Connection"),
            request["Sec-WebSocket-Version"] == "13", let key = request["Sec-WebSocket-Key"],
            Data(base64Encoded: key)?.count == 16
        else { return nil }
        return Data(SHA1(of: key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").bytes).base64EncodedString()
    }
}
