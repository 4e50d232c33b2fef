import PluginAPI

extension ReplaySource {
    /// Keeps a speed: says how far a recording may have come, and waits for it to go on.
    struct Pace: Sendable {
        private let thousandths: Int64
        private let clock: any RunClock
        private var start: (recorded: Timestamp, real: Timestamp)?

        init(thousandths: Int64, clock: any RunClock) {
            self.thousandths = thousandths
            self.clock = clock
        }

        /// Sets out now from the first moment of a recording.
        mutating func begin(at recorded: Timestamp) {
            if start == nil { start = (recorded, clock.now) }
        }

        /// The last recorded moment whose time has come.
        var reached: Timestamp {
            guard let start else { return Timestamp(nanoseconds: .max) }
            let passed = Int128(clock.now.nanoseconds) - Int128(start.real.nanoseconds)
            return moved(start.recorded, by: passed * Int128(thousandths) / 1_000)
        }

        /// Waits until the time of a recorded moment has come.
        func wait(for recorded: Timestamp) async throws {
            guard let start else { return }
            let ahead = Int128(recorded.nanoseconds) - Int128(start.recorded.nanoseconds)
            // Rounded up, so that the moment is reached by then.
            let real = (ahead * 1_000 + Int128(thousandths) - 1) / Int128(thousandths)
            try await clock.sleep(until: moved(start.real, by: real))
        }

        private func moved(_ moment: Timestamp, by nanoseconds: Int128) -> Timestamp {
            Timestamp(nanoseconds: Int64(clamping: Int128(moment.nanoseconds) + nanoseconds))
        }
    }

    /// A clock that only counts what passes, whatever is done to the machine's date.
    struct PacingClock: RunClock {
        private let start = ContinuousClock.now

        var now: Timestamp { Timestamp(nanoseconds: 0) + (ContinuousClock.now - start) }

        func sleep(until moment: Timestamp) async throws {
            try await Task.sleep(until: start + (moment - Timestamp(nanoseconds: 0)), clock: .continuous)
        }
    }
}
