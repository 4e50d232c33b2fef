import Files

extension ConsoleSink {
    /// Where the lines go.
    struct Output: Sendable {
        /// Whether colours are welcome.
        var isColored: @Sendable () -> Bool

        /// Writes from the front and tells how many of the bytes were taken; zero when none can be taken now.
        var write: @Sendable (Span<UInt8>) throws(FileProblem) -> Int

        /// Waits until it is worth trying again, or until the task is cancelled.
        var pause: @Sendable () async throws -> Void

        /// Standard output.
        static let standard = Output(
            isColored: { OutputStream.standardOutput.isColored },
            write: { (bytes) throws(FileProblem) in try OutputStream.standardOutput.write(bytes) },
            pause: { try await Task.sleep(for: .milliseconds(20)) }
        )
    }
}
