import Engine
import PluginAPI
import YAML

/// The edits of one round of repairs: the machine-applicable ones, of which none touches another.
struct EditSelection {
    private var taken: [TextEdit] = []
    private var names: [String: String] = [:]

    /// Chooses among the suggestions; where two are in each other's way, the first wins.
    init(_ diagnostics: [Diagnostic]) {
        for diagnostic in diagnostics {
            let safe = diagnostic.suggestions.filter { $0.applicability == .machineApplicable && !$0.edits.isEmpty }
            // Two ways to mend one thing are a choice, and choices are made by people.
            guard safe.count == 1, let suggestion = safe.first, isFree(suggestion.edits) else { continue }
            taken += suggestion.edits
        }
    }

    /// The edits by file, each in file order.
    var edits: [(file: SourceFile, edits: [TextEdit])] {
        var order: [SourceFile] = []
        var byFile: [SourceFile: [TextEdit]] = [:]
        for edit in taken {
            if byFile[edit.span.file] == nil { order.append(edit.span.file) }
            byFile[edit.span.file, default: []].append(edit)
        }
        return order.map { file in
            let edits = byFile[file] ?? []
            let sorted = edits.enumerated().sorted { left, right in
                let (first, second) = (left.element.span.bytes.lowerBound, right.element.span.bytes.lowerBound)
                return first == second ? left.offset < right.offset : first < second
            }
            return (file, sorted.map(\.element))
        }
    }

    private mutating func isFree(_ edits: [TextEdit]) -> Bool {
        edits.allSatisfy { edit in
            // A file that is read under two names is mended under the first.
            let identity = FileTexts.identity(of: edit.span.file.name)
            let name = names[identity, default: edit.span.file.name]
            names[identity] = name
            return name == edit.span.file.name && !taken.contains { $0.touches(edit) }
        }
    }
}

extension TextEdit {
    /// Whether two edits overlap or meet.
    fileprivate func touches(_ other: TextEdit) -> Bool {
        span.bytes.lowerBound <= other.span.bytes.upperBound && other.span.bytes.lowerBound <= span.bytes.upperBound
            && span.file == other.span.file
    }
}
