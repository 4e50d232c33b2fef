internal import Digest
import PluginAPI

/// A decision in its canonical form, with its place in the chain of its pipeline.
struct DecisionRecord: Sendable {
    let decision: Decision
    let pipeline: String

    /// Its number in its run.
    let number: Int64

    /// The canonical form: one line of JSON whose keys stand in a fixed order.
    let content: String

    /// The digest of this decision and all before it in its pipeline.
    let hash: SHA256

    /// The short id under which a person can ask for it.
    var name: String { String(hash.description.prefix(10)) }

    init(_ decision: Decision, pipeline: String, number: Int64, after previous: SHA256) {
        self.decision = decision
        self.pipeline = pipeline
        self.number = number
        content = CanonicalForm.text(of: decision, pipeline: pipeline)
        hash = previous.chained(with: content)
    }

    /// The start of every chain.
    static func origin(of pipeline: String) -> SHA256 { SHA256(of: "maedup decisions 1\n\(pipeline)\n") }
}
