public import PluginAPI
internal import Synchronization

/// The states of all parts of a run, what they could not use, and how far they have come.
public final class ComponentBoard: Sendable {
    /// What is known of one part.
    public struct Component: Sendable, Equatable {
        /// The part's state.
        public var state: Status.State = .idle
        /// Why it is in that state, if there is something to say.
        public var reason: String?
        /// How much input it could not use, by reason.
        public var skipped: [SkipReason: Int64] = [:]
        /// How much of its work is done, for work with an end.
        public var progress: Progress?
    }

    /// How much of a work is done.
    public struct Progress: Sendable, Equatable {
        /// What is done.
        public var completed: Int64
        /// What there is to do.
        public var total: Int64
    }

    private let components = Mutex<[String: Component]>([:])
    private let onChange: @Sendable (Status) -> Void

    /// The language in which it gives reasons.
    let language: Language

    /// Makes a board that tells of every change of state, with reasons in a language.
    public init(language: Language = .ko, onChange: @escaping @Sendable (Status) -> Void) {
        self.language = language
        self.onChange = onChange
    }

    /// Everything on the board, by part.
    public var snapshot: [String: Component] { components.withLock { $0 } }

    /// Puts a part into a state; a part that has failed stays so.
    public func set(_ name: String, _ state: Status.State, _ reason: String? = nil) {
        let changed = components.withLock { components in
            let current = components[name, default: Component()]
            let isChange = current.state != state || current.reason != reason
            guard isChange, current.state != .failed else { return false }
            components[name, default: Component()].state = state
            components[name, default: Component()].reason = reason
            return true
        }
        if changed { onChange(Status(component: name, state: state, reason: reason)) }
    }

    /// Puts a part into a state for a reason in words for a person.
    func set(_ name: String, _ state: Status.State, because reason: LocalizedText) {
        set(name, state, reason.text(in: language))
    }

    /// Puts a part that is in a state for a reason back to running, unless something else has been said of it since.
    func clear(_ name: String, of reason: LocalizedText) {
        let isUnchanged = components.withLock { $0[name]?.reason == reason.text(in: language) }
        if isUnchanged { set(name, .running) }
    }

    func count(_ name: String, _ reason: SkipReason, _ amount: Int64) {
        components.withLock { $0[name, default: Component()].skipped[reason, default: 0] += amount }
    }

    func progress(_ name: String, _ completed: Int64, of total: Int64) {
        components.withLock { $0[name, default: Component()].progress = Progress(completed: completed, total: total) }
    }
}
