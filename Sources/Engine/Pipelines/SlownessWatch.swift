internal import Dispatch

/// Finds out whether a pipeline's rules are slow, whatever else the machine is doing.
///
/// A batch that takes long by the clock may only have waited for a processor, so it raises a suspicion and nothing more.
/// While there is one, the processor time of the thread is measured too; that takes a system call, too much for every batch.
struct SlownessWatch {
    /// What a batch may take.
    struct Limits {
        /// Of processor time.
        var processor: Duration = .milliseconds(1)
        /// By the clock, whatever it was spent on: a rule that waits for something is as bad as one that computes.
        var clock: Duration = .milliseconds(50)
    }

    /// When a batch began.
    struct Start {
        fileprivate var nanoseconds: UInt64
        fileprivate var processor: Duration?
    }

    /// For how many batches a suspicion lasts.
    static let suspicion = 10_000

    private let limits: Limits
    private var suspicionLeft = 0

    init(_ limits: Limits = Limits()) { self.limits = limits }

    /// Whether there is a suspicion.
    var measuresProcessor: Bool { suspicionLeft > 0 }

    /// Begins a batch.
    func start() -> Start {
        let processor = measuresProcessor ? ThreadClock.now : nil
        return Start(nanoseconds: DispatchTime.now().uptimeNanoseconds, processor: processor)
    }

    /// Ends a batch; returns how long it took if that was too long.
    mutating func end(_ start: Start) -> Duration? {
        let spent = Duration.nanoseconds(DispatchTime.now().uptimeNanoseconds - start.nanoseconds)
        return judge(spent, processor: start.processor.map { ThreadClock.now - $0 })
    }

    /// Judges a batch by the clock, and by its processor time if that was measured.
    mutating func judge(_ spent: Duration, processor: @autoclosure () -> Duration?) -> Duration? {
        suspicionLeft = max(suspicionLeft - 1, 0)
        guard spent > limits.processor else { return nil }
        suspicionLeft = Self.suspicion
        if spent > limits.clock { return spent }
        guard let processor = processor(), processor > limits.processor else { return nil }
        return processor
    }
}
