/// Whole messages that came together, in their order.
public struct WebSocketBatch: ~Copyable, Sendable {
    private struct Place {
        var end: Int
        var kind: WebSocketMessage.Kind
    }

    private var bytes: [UInt8] = []
    private var places: [Place] = []

    init() {}

    /// How many messages there are; at least one.
    public var count: Int { places.count }

    /// Lends the messages one after another.
    ///
    /// - Throws: what the closure throws.
    public func forEach<Failure: Error>(
        _ body: (_ message: Span<UInt8>, _ kind: WebSocketMessage.Kind) throws(Failure) -> Void
    ) throws(Failure) {
        let span = bytes.span
        var start = 0
        for place in places {
            try body(span.extracting(start..<place.end), place.kind)
            start = place.end
        }
    }
}

extension WebSocketBatch {
    var isEmpty: Bool { places.isEmpty }

    /// How many bytes the messages have together.
    var byteCount: Int { bytes.count }

    mutating func append(_ message: Span<UInt8>, _ kind: WebSocketMessage.Kind) {
        unsafe message.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
        places.append(Place(end: bytes.count, kind: kind))
    }

    /// Moves all messages of another batch behind those of this one.
    mutating func append(taking other: inout WebSocketBatch) {
        let start = bytes.count
        bytes += other.bytes
        places += other.places.map { Place(end: start + $0.end, kind: $0.kind) }
        other.removeAll()
    }

    /// Removes the messages and keeps the room they had.
    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        places.removeAll(keepingCapacity: true)
    }
}
