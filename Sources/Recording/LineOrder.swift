/// Decides which lines stand: those whose sequence numbers ascend.
///
/// A line that jumps ahead of the one before, in number or in time, is in doubt until the next: if that continues where
/// the line before left off, the one that jumped is the wrong one. Without this, one damaged digit would make everything
/// behind it come too late.
struct LineOrder {
    /// How far a line's time may be ahead of its neighbours before it is in doubt, in nanoseconds.
    static var leap: Int64 { 60_000_000_000 }

    /// What becomes of a line.
    struct Judgement {
        /// Why the line in doubt before this one falls.
        var droppingDoubtful: Damage?
        /// Why this line is skipped.
        var skipping: Damage?
        /// The time to use.
        var time: Int64
        /// Whether the line's own time was before that of the last line.
        var isBackwards = false
    }

    private struct Place {
        var sequence: Int64
        var time: Int64
    }

    /// Whether the last line that was taken may still fall.
    private(set) var isInDoubt = false

    /// How many sequence numbers were left out between lines that stand.
    private(set) var missing: Int64 = 0

    // Sequence numbers and times are never negative, so this is before every line.
    private var last = Place(sequence: -1, time: 0)
    private var beforeLast = Place(sequence: -1, time: 0)
    private var gaps = SequenceGaps()

    /// The number that continues the order, for lines that bring none.
    var nextSequence: Int64 { last.sequence + 1 }

    /// Takes a line or says why not.
    @inline(__always)
    mutating func judge(_ sequence: Int64, at time: Int64) -> Judgement {
        let ahead = time &- last.time
        if sequence == last.sequence &+ 1 && ahead >= 0 && ahead <= Self.leap && !isInDoubt {
            // `beforeLast` is only read while a line is in doubt.
            last = Place(sequence: sequence, time: time)
            return Judgement(time: time)
        }
        return judgeJump(sequence, at: time)
    }

    @inline(never)
    private mutating func judgeJump(_ sequence: Int64, at time: Int64) -> Judgement {
        let fallen = isInDoubt ? contradiction(by: sequence, at: time) : nil
        if fallen != nil {
            last = beforeLast
            isInDoubt = false
        }
        var judgement = Judgement(droppingDoubtful: fallen, time: time)
        guard sequence > last.sequence else {
            judgement.skipping = wasSeen(sequence) ? .duplicate : .outOfOrder
            return judgement
        }
        settle()
        judgement.isBackwards = time < last.time
        judgement.time = max(time, last.time)
        isInDoubt = sequence > last.sequence + 1 || judgement.time - last.time > Self.leap
        beforeLast = last
        last = Place(sequence: sequence, time: judgement.time)
        return judgement
    }

    /// Why the line in doubt cannot stand beside this one, which follows it.
    private func contradiction(by sequence: Int64, at time: Int64) -> Damage? {
        guard sequence > beforeLast.sequence else { return nil }
        if sequence < last.sequence { return .outOfOrder }
        let leapt = last.time - beforeLast.time > Self.leap && last.time - time > Self.leap
        return leapt && sequence > last.sequence ? .timeLeap : nil
    }

    private func wasSeen(_ sequence: Int64) -> Bool {
        sequence == last.sequence || !gaps.contains(sequence)
    }

    /// Ends the doubt: the last line stands.
    mutating func settle() {
        guard isInDoubt else { return }
        isInDoubt = false
        let gap = beforeLast.sequence + 1..<last.sequence
        guard !gap.isEmpty else { return }
        gaps.note(gap)
        // What is before the first line of a recording is not missing from it.
        if beforeLast.sequence >= 0 { missing += Int64(gap.count) }
    }
}
