import Engine
import PluginAPI
import YAML

/// A text of the corpus, by which the outcome of a slip in it is told.
struct MutationTarget: Sendable {
    let name: String
    let text: MutableText
    let root: Node
    let mutations: [Mutation]
    /// The words that have to be one of several.
    let names: [Name]

    init(_ name: String, _ configuration: WholeConfiguration, root: Node) {
        self.name = name
        self.root = root
        names = Self.names(in: root)
        text = MutableText(configuration.text)
        mutations = Mutation.all(in: text, lines: configuration.shown)
    }

    /// Tells what became of a slip on a line.
    func outcome(of mutation: Mutation, line: Int, _ loaded: LoadedConfiguration, _ compiled: CompiledConfiguration)
        -> MutationOutcome
    {
        let errors = compiled.diagnostics.filter { $0.severity == .error }
        guard let error = errors.first else { return validOutcome(of: mutation, loaded.root) }
        if errors.count > 1 { return .several }
        // Nobody can tell a line from its double.
        if error.touches(line) || mutation.kind == .duplicate && error.touches(line - 1) { return .onLine }
        if error.related.contains(where: { $0.span.lines.contains(line) }) { return .beside }
        guard takesLine(mutation) else { return .elsewhere }
        return isAtGap(error, of: text.lineIndex(of: mutation.offset)) ? .beside : .elsewhere
    }

    /// Whether a line is gone, or a comment, which nobody can tell from a line that was never there.
    private func takesLine(_ mutation: Mutation) -> Bool {
        switch mutation.kind {
        case .delete, .comment: return true
        case .insert("#"):
            let line = text.lines[text.lineIndex(of: mutation.offset)]
            return mutation.offset <= line.start + line.indentation
        default: return false
        }
    }

    private func validOutcome(of mutation: Mutation, _ root: Node?) -> MutationOutcome {
        guard let root else { return .silent }
        let changes = TreeChange.between(self.root, root)
        if takesLine(mutation), !changes.isEmpty {
            return changes.allSatisfy { $0 == .removed } ? .otherLines : .silent
        }
        switch (changes, mutation.kind) {
        case ([], _): return .sameMeaning
        case ([.value], _), ([.name], _): return .otherValue
        case ([.repeated], .duplicate): return .otherLines
        default: return .silent
        }
    }

    /// Whether an error stands where a person sees that a line is gone: at the lines around the gap, at a line that
    /// the gone one was indented under, or where what was on it is needed.
    private func isAtGap(_ error: Diagnostic, of index: Int) -> Bool {
        // Past bars, events and fields are missed by the rule that needs them.
        if [.missingHistory, .missingEvents, .unknownField].contains(error.code) { return true }
        guard let found = error.span?.start.line else { return false }
        let isDeleted = error.span?.file.lineCount ?? 0 < text.lines.count + 1
        // Lines below a deleted one have moved up.
        let foundIndex = isDeleted && found - 1 >= index ? found : found - 1
        var depth = text.lines[index].indentation
        var allowed: Set<Int> = []
        for (other, line) in text.lines.enumerated().reversed() where other < index && hasContent(line) {
            if allowed.isEmpty { allowed.insert(other) }
            if line.indentation < depth {
                allowed.insert(other)
                depth = line.indentation
            }
        }
        if let next = text.lines.indices.first(where: { $0 > index && hasContent(text.lines[$0]) }) {
            allowed.insert(next)
        }
        // What has to be at the top is missed at the top.
        if text.lines[index].indentation == 0 { allowed.insert(0) }
        if allowed.contains(foundIndex) { return true }
        let gone = String(text.characters[text.lines[index].start..<text.lines[index].contentEnd])
        let name = gone.drop { $0 == " " }.prefix { $0 != ":" }
        return [.unknownPlugin, .undefinedName].contains(error.code) && error.span?.text == name
    }

    private func hasContent(_ line: MutableText.Line) -> Bool { line.contentEnd > line.start + line.indentation }
}

extension Diagnostic {
    /// Whether it points at something on a line, rather than at a whole block that holds it.
    fileprivate func touches(_ line: Int) -> Bool { span?.start.line == line }
}

extension SourceSpan {
    fileprivate var lines: ClosedRange<Int> { start.line...max(start.line, end.line) }
}
