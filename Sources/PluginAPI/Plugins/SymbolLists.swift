internal import Synchronization

/// Lists of instruments that can change while their source runs, by their places in the settings.
public final class SymbolLists: Sendable {
    private struct State {
        var lists: [String: [Symbol]]
        var onChange: (@Sendable () -> Void)?
    }

    private let state: Mutex<State>

    /// Begins with lists as the settings have them.
    public init(_ lists: [String: [Symbol]]) { state = Mutex(State(lists: lists)) }

    /// A list as it is now; empty for one that does not exist.
    public subscript(list: String) -> [Symbol] { state.withLock { $0.lists[list] ?? [] } }

    /// Adds an instrument to a list that does not have it.
    public func add(_ symbol: Symbol, to list: String) {
        change { lists in
            guard lists[list]?.contains(symbol) == false else { return false }
            lists[list]?.append(symbol)
            return true
        }
    }

    /// Takes an instrument out of a list.
    public func remove(_ symbol: Symbol, from list: String) {
        change { lists in
            guard let place = lists[list]?.firstIndex(of: symbol) else { return false }
            lists[list]?.remove(at: place)
            return true
        }
    }

    /// Has somebody told of every change from now on, on the thread that makes it.
    public func onChange(_ tell: (@Sendable () -> Void)?) { state.withLock { $0.onChange = tell } }

    private func change(_ change: (inout [String: [Symbol]]) -> Bool) {
        let tell = state.withLock { state in change(&state.lists) ? state.onChange : nil }
        tell?()
    }
}
