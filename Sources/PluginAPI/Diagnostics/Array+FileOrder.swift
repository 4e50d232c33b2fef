public import YAML

extension [Diagnostic] {
    /// The diagnostics as a person reads: file by file in the given order, each from top to bottom, those without a
    /// place first.
    public func inFileOrder(_ files: [SourceFile] = []) -> [Diagnostic] {
        var ranks: [String: Int] = [:]
        for name in files.map(\.name) + compactMap(\.span?.file.name) where ranks[name] == nil {
            ranks[name] = ranks.count
        }
        func key(_ diagnostic: Diagnostic) -> (Int, Int) {
            guard let span = diagnostic.span else { return (-1, 0) }
            return (ranks[span.file.name] ?? ranks.count, span.bytes.lowerBound)
        }
        return enumerated()
            .sorted { left, right in
                let (first, second) = (key(left.element), key(right.element))
                return first == second ? left.offset < right.offset : first < second
            }
            .map(\.element)
    }

    /// How many have a severity.
    public func count(_ severity: Diagnostic.Severity) -> Int { count { $0.severity == severity } }

    /// Whether anything keeps the configuration from running.
    public var hasErrors: Bool { contains { $0.severity == .error } }
}
