/// What became of one file.
public struct ParseResult: Sendable {
    /// The file, or nil when it could not be read or is too large.
    public let file: SourceFile?
    /// The document, or nil when a problem makes its structure unknown.
    ///
    /// Beside problems it is what the user most likely meant, so that the remaining checks can go on.
    public let root: Node?
    /// What is wrong, in file order; never empty when there is no root.
    public let problems: [YAMLProblem]

    init(file: SourceFile?, root: Node?, problems: [YAMLProblem], limits: YAMLLimits) {
        let sorted = problems.sorted { $0.span.bytes.lowerBound < $1.span.bytes.lowerBound }
        self.file = file
        self.root = root
        self.problems = Array(sorted.prefix(max(limits.problems, 1)))
    }
}
