/// One element for each symbol, found by slot without hashing.
///
/// Elements begin as the given value. To save or show them, go through a symbol table: slots differ between runs.
public struct PerSymbol<Element: Sendable>: Sendable {
    private let initial: Element
    private var elements: [Element] = []

    /// Makes a table whose elements all begin as the given value.
    public init(repeating initial: Element) { self.initial = initial }

    /// The element of a slot.
    public subscript(slot: SymbolSlot) -> Element {
        get {
            let index = Int(slot.index)
            return index < elements.count ? elements[index] : initial
        }
        _modify {
            let index = Int(slot.index)
            if index >= elements.count { grow(to: index) }
            yield &elements[index]
        }
    }

    /// The elements that have been set so far, each with its slot.
    public var entries: [(slot: SymbolSlot, element: Element)] {
        elements.enumerated().map { (SymbolSlot(index: Int32($0.offset)), $0.element) }
    }

    private mutating func grow(to index: Int) {
        elements.append(contentsOf: repeatElement(initial, count: index + 1 - elements.count))
    }
}
