internal import CPango

/// What the libraries write, kept up to a limit.
final class PictureBytes {
    /// More than the largest picture can have.
    static let limit = 64 << 20

    private(set) var bytes: [UInt8] = []

    /// Hands bytes to the object that a pointer stands for.
    static let write: CPango_Write = { target, bytes, count in
        guard let target = unsafe target, let bytes = unsafe bytes else { return UInt32(CPango_writeError) }
        let picture = unsafe Unmanaged<PictureBytes>.fromOpaque(target).takeUnretainedValue()
        guard picture.bytes.count + Int(count) <= limit else { return UInt32(CPango_writeError) }
        unsafe picture.bytes.append(contentsOf: UnsafeBufferPointer(start: bytes, count: Int(count)))
        return 0
    }
}
