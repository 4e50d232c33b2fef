extension BarHistory {
    /// How a history goes on from the last bar that a rule has taken in.
    public enum Continuation: Sendable, Hashable {
        /// These bars follow; there may be none.
        case bars(ArraySlice<Bar>)
        /// The history does not lead on from that bar, so whatever was computed has to be computed anew from all of it.
        case anew
    }

    /// What a rule that keeps a running indicator has to do with this history.
    ///
    /// A history that ends before the rule's last bar brings nothing. One that begins after it leaves a gap, and one that
    /// holds it with another close was adjusted for a split or corrected; both have to be taken from the start.
    public func continuation(after start: Timestamp, close: Price) -> Continuation {
        guard let first = bars.first, let last = bars.last, last.start >= start else { return .bars([]) }
        guard first.start <= start else { return .anew }
        let next = bars.firstIndex { $0.start > start } ?? bars.endIndex
        if next > bars.startIndex, bars[next - 1].start == start, bars[next - 1].close != close { return .anew }
        return .bars(bars[next...])
    }
}
