import KIS
import PluginAPI
import Recording

extension ReplaySource {
    /// Plays one recording into a feed.
    struct Player: ~Copyable {
        private let stream: String
        private let feed: any Feed
        private var sender: Sender
        private var unused: Unused

        init(stream: String, symbols: Set<Symbol>?, feed: any Feed) {
            self.stream = stream
            self.feed = feed
            sender = Sender(feed: feed, symbols: symbols)
            unused = Unused(feed: feed)
        }

        /// Reads block after block and sends what is in it, until the end, or until the task is cancelled.
        mutating func play(_ reader: inout RecordingReader, pace: Pace?) async throws {
            var pace = pace
            do {
                while try reader.nextBlock() {
                    try Task.checkCancellation()
                    let wanted = reader.streams.firstIndex(of: stream)
                    var place = 0
                    while true {
                        pace?.begin(at: reader.withBlock { lines, _ in lines[0].receivedAt })
                        let reached = pace?.reached ?? Timestamp(nanoseconds: .max)
                        let next = try reader.withBlock { (lines, bytes) throws(FeedClosed) in
                            try sender.send(lines, bytes, of: wanted, from: &place, until: reached)
                        }
                        guard let next, let pace else { break }
                        try await pace.wait(for: next)
                    }
                    tell(reader)
                    // A recording can wait for sinks, which need the thread as well.
                    await feed.room()
                    await Task.yield()
                }
            } catch {
                tell(reader)
                throw error
            }
            tell(reader)
        }

        private mutating func tell(_ reader: borrowing RecordingReader) {
            unused.report(reader.tally, sender.unused)
            feed.progress(reader.consumedBytes, of: reader.totalBytes)
        }
    }
}
