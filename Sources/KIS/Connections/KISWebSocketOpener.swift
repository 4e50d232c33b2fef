package import PluginAPI
internal import WebSocket

/// Opens connections with the WebSocket library.
package struct KISWebSocketOpener: KISSocketOpener {
    private let clock: any RunClock

    /// Makes an opener; the clock stamps what comes.
    package init(clock: any RunClock) { self.clock = clock }

    /// Opens a connection.
    package func open(
        _ address: KISAddress,
        for stream: KISStream
    ) async throws(KISSocketFailure) -> any KISSocket {
        guard let target = WebSocketAddress(address.description) else {
            throw KISSocketFailure(LocalizedText(ko: "주소를 읽을 수 없습니다", en: "the address cannot be read"))
        }
        do throws(WebSocketFailure) {
            let handler = Handler(stream: stream, clock: clock)
            return Socket(connection: try await .open(WebSocketRequest(target), handler: handler))
        } catch {
            throw KISSocketFailure(error.message)
        }
    }

    private struct Handler: WebSocketHandler {
        let stream: KISStream
        let clock: any RunClock

        func answer(_ message: Span<UInt8>, _ kind: WebSocketMessage.Kind) -> WebSocketMessage? {
            stream.isLook(message) ? .echo(kind, message) : nil
        }

        func receive(_ batch: borrowing WebSocketBatch) {
            let now = clock.now
            batch.forEach { message, _ in stream.receive(message, at: now) }
            stream.endBatch(at: now)
        }
    }

    private struct Socket: KISSocket {
        let connection: WebSocketConnection

        func post(_ text: String) throws(KISSocketFailure) {
            do throws(WebSocketFailure) { try connection.post(.text(text)) } catch {
                throw KISSocketFailure(error.message)
            }
        }

        func close() { connection.close() }

        func waitUntilClosed() async throws(KISSocketFailure) {
            do throws(WebSocketFailure) { try await connection.waitUntilClosed() } catch {
                throw KISSocketFailure(error.message)
            }
        }
    }
}
