/// Reads the frames of a client, which must hide their content with a key.
struct FrameReading {
    let limits: ServerLimits

    /// The next frame, or nothing when the stream ended between frames.
    func frame(_ input: inout ByteInput, _ more: ByteInput.More) throws(ConnectionEnd) -> ServerFrame? {
        if input.count == 0 {
            let first = try more()
            guard !first.isEmpty else { return nil }
            input.append(first)
        }
        let head = try input.exactly(2, more)
        guard head[1] & 0x80 != 0 else { throw .malformed("a client's frame without a mask") }
        let kind = ServerFrame.Kind(rawValue: head[0])
        let count = try length(head[1] & 0x7F, &input, more)
        if kind.isControl, count > 125 || head[0] & 0x80 == 0 { throw .malformed("a long or split control frame") }
        guard count <= limits.messageBytes else { throw .tooLarge("a frame") }
        let mask = try input.exactly(4, more)
        let hidden = try input.exactly(count, more)
        var payload: [UInt8] = []
        payload.reserveCapacity(count)
        ServerFrame.append(hidden, hiddenWith: mask, to: &payload)
        var frame = ServerFrame(kind, payload, isFinal: head[0] & 0x80 != 0)
        frame.reserved = head[0] >> 4 & 7
        frame.mask = mask
        return frame
    }

    private func length(_ short: UInt8, _ input: inout ByteInput, _ more: ByteInput.More) throws(ConnectionEnd) -> Int {
        guard short > 125 else { return Int(short) }
        let bytes = try input.exactly(short == 126 ? 2 : 8, more)
        let value = bytes.reduce(into: UInt64(0)) { $0 = $0 << 8 | UInt64($1) }
        guard value >= (short == 126 ? 126 : 65536) else { throw .malformed("a length that is written too long") }
        guard let count = Int(exactly: value) else { throw .tooLarge("a frame") }
        return count
    }
}
