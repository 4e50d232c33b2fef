import PluginAPI
import Recording

extension ReplaySource {
    /// Tells a feed what of a recording was not used, as it grows.
    struct Unused {
        private let feed: any Feed
        private var told: [SkipReason: Int64] = [:]
        private var isDamageTold = false

        init(feed: any Feed) { self.feed = feed }

        /// Tells what has come since the last time.
        mutating func report(_ tally: RecordingTally, _ frames: [SkipReason: Int64]) {
            var counts = tally.counts.merging(frames) { $0 + $1 }
            counts["missing-line", default: 0] += tally.missing
            for (reason, count) in counts where count > told[reason, default: 0] {
                feed.count(reason, count - told[reason, default: 0])
                told[reason] = count
            }
            reportDamage(tally)
        }

        /// Says once where a recording is damaged, since it is not what it was when it was made.
        private mutating func reportDamage(_ tally: RecordingTally) {
            guard !isDamageTold, let first = tally.examples.first else { return }
            isDamageTold = true
            feed.report(.degraded, "the recording is damaged: line \(first.line), \(first.reason)")
        }
    }
}
