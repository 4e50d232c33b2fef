import PluginAPI

extension SymbolScope {
    /// What either deals with, each instrument once and in order.
    func union(_ other: SymbolScope) -> SymbolScope {
        guard case .some(let left) = self, case .some(let right) = other else { return .any }
        return .some(Set(left + right).sorted())
    }
}
