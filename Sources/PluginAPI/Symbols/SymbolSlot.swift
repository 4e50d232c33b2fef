/// A small number that stands for a symbol within one run of the program, to index tables by.
///
/// It never leaves the process: what is stored or shown names the symbol.
public struct SymbolSlot: Hashable, Sendable, BitwiseCopyable {
    /// The position in tables, from zero without gaps.
    public let index: Int32

    /// Makes a slot; only a symbol table and tests do.
    public init(index: Int32) { self.index = index }
}
