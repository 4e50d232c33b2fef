internal import Synchronization

/// The symbols of one run and their slots, handed out in the order of first use.
///
/// Safe to use from any thread; sources look a symbol up once and keep the slot.
public final class SymbolTable: Sendable {
    /// How many symbols a run can have; more are refused, so that hostile input cannot grow memory.
    public static let limit = 100_000

    private struct State {
        var slots: [Symbol: SymbolSlot] = [:]
        var symbols: [Symbol] = []
    }

    private let state = Mutex(State())

    /// Makes an empty table.
    public init() {}

    /// The slot of a symbol, made on first use; nothing when the table is full.
    public func slot(for symbol: Symbol) -> SymbolSlot? {
        state.withLock { state in
            if let known = state.slots[symbol] { return known }
            guard state.symbols.count < Self.limit else { return nil }
            let slot = SymbolSlot(index: Int32(state.symbols.count))
            state.slots[symbol] = slot
            state.symbols.append(symbol)
            return slot
        }
    }

    /// The symbol of a slot of this table.
    public func symbol(at slot: SymbolSlot) -> Symbol {
        state.withLock { $0.symbols[Int(slot.index)] }
    }

    /// Every symbol so far, by slot.
    public var symbols: [Symbol] { state.withLock { $0.symbols } }
}
