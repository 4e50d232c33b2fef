/// The broker's sign of life, a JSON text that a client sends back.
public struct KISPingFrame: Sendable {
    private let start: [UInt8]
    private let end = Array(#""}}"#.utf8)

    /// Sign-of-life frames of one day.
    public init(day: MarketDate) {
        start = Array(#"{"header":{"tr_id":"PINGPONG","datetime":"\#(day.digits)"#.utf8)
    }

    /// Appends one frame sent at a second after the Korean midnight.
    public func append(at second: Int, to frame: inout [UInt8]) {
        frame.append(contentsOf: start)
        frame.append(clock: second)
        frame.append(contentsOf: end)
    }
}
