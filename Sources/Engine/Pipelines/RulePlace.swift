internal import Synchronization

/// Which rule of a pipeline is at work, for whoever asks from outside why it does not return.
final class RulePlace: Sendable {
    private let index = Atomic<Int>(0)
    private let ids: [String]

    init(_ ids: [String]) { self.ids = ids }

    /// The id of the rule that was called last; nothing in a pipeline without rules.
    var rule: String? {
        let index = index.load(ordering: .relaxed)
        return ids.indices.contains(index) ? ids[index] : nil
    }

    func enter(_ index: Int) { self.index.store(index, ordering: .relaxed) }
}
