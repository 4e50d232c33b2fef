import Foundation
import LoopbackServer
import PluginAPI

/// The broker that a measured configuration talks to, in a process of its own: keys over HTTP, and once everything is
/// registered a day over the WebSocket, as fast as it goes.
struct BrokerServer {
    let port: UInt16
    private let process = Process()
    private let lifeline = Pipe()

    /// Starts the process and waits until it can be asked.
    init(ticks: Int) throws {
        let output = Pipe()
        process.executableURL = Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0])
        process.arguments = ["--serve-broker", "\(ticks)"]
        // It ends with its standard input, and so with this process however that ends.
        process.standardInput = lifeline
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        guard let port = UInt16(text.trimmingCharacters(in: .whitespacesAndNewlines)) else {
            throw ChildProcess.Failure(description: "the broker's server did not start")
        }
        self.port = port
    }

    /// Ends the process.
    func finish() throws {
        try lifeline.fileHandleForWriting.close()
        process.waitUntilExit()
    }

    /// What the process does.
    static func run(ticks: Int) async throws {
        let day = try MarketDay(ticks: ticks)
        let (chunks, symbols) = (WireFrames(day).chunks, Set(day.rows.map(\.symbol)).count)
        let server = try LoopbackServer { connection in
            while let request = try connection.readRequest() {
                if request["Upgrade"] != nil {
                    return try push(chunks, to: try connection.acceptWebSocket(request), after: symbols)
                }
                try connection.respond(answer(request), to: request)
                guard request.keepsAlive else { return }
            }
        }
        try await server.whileServing {
            FileHandle.standardOutput.write(Data("\(server.port)\n".utf8))
            _ = try FileHandle.standardInput.readToEnd()
        }
    }

    private static func answer(_ request: ServerRequest) -> ServerResponse {
        switch request.path {
        case "/oauth2/tokenP":
            ServerResponse(200, [], #"{"access_token":"bench","token_type":"Bearer","expires_in":86400}"#)
        case "/oauth2/Approval": ServerResponse(200, [], #"{"approval_key":"bench"}"#)
        default: ServerResponse(404)
        }
    }

    /// Confirms so many registrations, pushes, and waits until the client has left.
    private static func push(_ chunks: [[UInt8]], to socket: ServerWebSocket, after registrations: Int) throws {
        var left = registrations
        while left > 0, let message = try socket.receive() {
            guard case .text(let text) = message, let confirmation = confirmation(of: text) else { continue }
            try socket.send(confirmation)
            left -= 1
        }
        for chunk in chunks { try socket.connection.send(chunk) }
        try socket.connection.stayUntilPeerLeaves()
    }

    private static func confirmation(of text: String) -> String? {
        guard let input = try? JSONValue(reading: Array(text.utf8))["body"]?["input"],
            case .string(let channel)? = input["tr_id"], case .string(let key)? = input["tr_key"]
        else { return nil }
        let answer: JSONValue = [
            "header": ["tr_id": .string(channel), "tr_key": .string(key), "encrypt": "N"],
            "body": ["rt_cd": "0", "msg_cd": "OPSP0000", "msg1": "SUBSCRIBE SUCCESS"],
        ]
        return answer.text
    }
}
