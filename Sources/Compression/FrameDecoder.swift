/// Unpacks frames one after another, piece by piece.
protocol FrameDecoder: AnyObject {
    /// Takes some of the input and gives some of the output, never more than fits.
    func decode(_ input: Span<UInt8>, into output: inout [UInt8], _ range: Range<Int>) throws(FileFault) -> DecodedPiece
}

/// What one step of a decoder did.
struct DecodedPiece {
    /// Bytes of the input that are done with.
    var consumed: Int
    /// Bytes of the output that were written.
    var produced: Int
    /// What the decoder stands at now.
    var state: State

    /// What the decoder stands at.
    enum State {
        /// Inside a frame.
        case inside
        /// Right behind a whole frame.
        case frameEnd
        /// In front of bytes that cannot be part of a frame; what was written is good.
        case damaged
    }
}
