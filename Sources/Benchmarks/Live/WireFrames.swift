import BareWebSockets

/// The frames of a day as they go over the wire, from a server to a client.
struct WireFrames: Sendable {
    private var bytes: [UInt8] = []
    private var ends: [Int64] = []
    private var ticks: [Int64] = []

    /// How many frames there are.
    var count: Int { ends.count }

    /// How many trades they hold.
    var tickCount: Int { Int(ticks.last ?? 0) }

    /// The bytes of all frames in parts of the size that a busy server's socket takes.
    var chunks: [[UInt8]] {
        let size = 256 << 10
        return stride(from: 0, to: bytes.count, by: size).map { Array(bytes[$0..<min($0 + size, bytes.count)]) }
    }

    /// Wraps the frames of a day.
    init(_ day: MarketDay) {
        var sum = 0
        for frame in day.times.indices {
            let payload = day.bytes[day.bounds[frame]..<day.bounds[frame + 1]]
            Self.append(head: payload.count, to: &bytes)
            bytes += payload
            sum += Self.records(payload)
            ends.append(Int64(bytes.count))
            ticks.append(Int64(sum))
        }
    }

    /// A final text frame's first bytes, without a mask as a server sends it.
    private static func append(head count: Int, to bytes: inout [UInt8]) {
        bytes.append(0x81)
        switch count {
        case ..<126: bytes.append(UInt8(count))
        case ..<65_536: bytes += [126, UInt8(count >> 8), UInt8(count & 0xFF)]
        default: bytes += [127] + (0..<8).reversed().map { UInt8(truncatingIfNeeded: count >> (8 * $0)) }
        }
    }

    /// The three digits behind `0|H0STCNT0|`.
    private static func records(_ payload: ArraySlice<UInt8>) -> Int {
        payload.dropFirst(11).prefix(3).reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }

    /// Pushes the frames to one client of a listening socket; returns when each was written, where there is a rate.
    func push(to listener: Int32, rate: Double) throws -> [Int64] {
        var written = [Int64](repeating: 0, count: count)
        let error = unsafe bytes.withUnsafeBufferPointer { bytes in
            unsafe ends.withUnsafeBufferPointer { ends in
                unsafe ticks.withUnsafeBufferPointer { ticks in
                    let frames = unsafe BareWebSockets_Frames(
                        bytes: bytes.baseAddress.unsafelyUnwrapped,
                        ends: ends.baseAddress.unsafelyUnwrapped,
                        ticks: ticks.baseAddress.unsafelyUnwrapped,
                        count: count
                    )
                    return unsafe BareWebSockets_push(listener, frames, rate, &written)
                }
            }
        }
        guard error == 0 else { throw ChildProcess.Failure(description: "pushing failed with error \(error)") }
        return written
    }
}
