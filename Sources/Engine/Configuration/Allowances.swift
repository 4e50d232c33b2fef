import PluginAPI
import YAML

/// The comments of a configuration that allow warnings.
struct Allowances {
    private var allowances: [Allowance] = []
    private var flaws: [Diagnostic] = []

    /// Finds them in all files; where a file could not be understood nobody can tell comments from texts.
    init(in loaded: LoadedConfiguration) {
        guard let root = loaded.root else { return }
        let files = loaded.files.filter { $0.text.contains(Allowance.mark) }
        guard !files.isEmpty else { return }
        var texts: [String: [Range<Int>]] = [:]
        Self.collect(root, into: &texts)
        for file in files {
            let sorted = (texts[file.name] ?? []).sorted { $0.lowerBound < $1.lowerBound }
            for comment in CommentScan(file: file, texts: sorted).allowances { take(comment) }
        }
    }

    /// Parts what counts from what is allowed, and adds what is wrong with the comments themselves.
    ///
    /// A comment that silences nothing is told of only where nothing else is wrong: an error may hide the warning.
    func apply(to found: [Diagnostic]) -> (counting: [Diagnostic], silenced: [SilencedDiagnostic]) {
        var used: Set<Int> = []
        var silenced: [SilencedDiagnostic] = []
        var counting = found.filter { diagnostic in
            guard let index = allowances.firstIndex(where: { $0.allows(diagnostic) }) else { return true }
            used.insert(index)
            let allowance = allowances[index]
            silenced.append(
                SilencedDiagnostic(diagnostic: diagnostic, reason: allowance.reason, span: allowance.span)
            )
            return false
        }
        counting += flaws
        if !counting.hasErrors {
            counting += allowances.indices.filter { !used.contains($0) }.map { allowances[$0].uselessness }
        }
        return (counting, silenced)
    }

    private mutating func take(_ comment: CommentScan.Found) {
        do {
            allowances.append(try Allowance(comment.text, about: comment.line, at: comment.span))
        } catch {
            flaws.append(error.diagnostic)
        }
    }

    /// Where texts stand, in which a `#` is no comment.
    private static func collect(_ node: Node, into texts: inout [String: [Range<Int>]]) {
        guard node.alias == nil else { return }
        switch node.content {
        case .scalar: texts[node.span.file.name, default: []].append(node.span.bytes)
        case .sequence(let nodes): for node in nodes { collect(node, into: &texts) }
        case .mapping(let entries):
            for entry in entries {
                collect(entry.key, into: &texts)
                collect(entry.value, into: &texts)
            }
        }
    }
}

extension Allowance {
    /// Whether a diagnostic is the warning that this comment is about.
    fileprivate func allows(_ diagnostic: Diagnostic) -> Bool {
        guard diagnostic.code == code, diagnostic.severity == .warning, let place = diagnostic.span else {
            return false
        }
        return place.file.name == span.file.name && place.start.line == line
    }

    /// The warning that there is nothing to allow.
    fileprivate var uselessness: Diagnostic {
        Diagnostic(
            .unusedAllowance,
            LocalizedText(
                ko: "\(line)번째 줄에는 허용할 `\(code.text)` 경고가 없습니다.",
                en: "line \(line) has no warning \(code.text) to allow"
            ),
            at: span,
            suggestions: [Suggestion(LocalizedText(ko: "지우세요", en: "remove it"))]
        )
    }
}
