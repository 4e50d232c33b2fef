import PluginAPI
import YAML

/// The lines of a file that a repair changes, with those around them; secrets are masked.
struct UnifiedDiff {
    private enum Line {
        case kept(old: Int, new: Int)
        case removed(Int)
        case added(Int)

        var isKept: Bool {
            if case .kept = self { true } else { false }
        }
    }

    private static let context = 3

    private let file: Repair.File
    private let formats: (before: DiagnosticFormat, after: DiagnosticFormat)
    private let secrets: [String]
    private let lines: [Line]

    /// Compares the two texts of a file; each format knows where secrets stand in its text.
    init(_ file: Repair.File, before: DiagnosticFormat, after: DiagnosticFormat) {
        self.file = file
        formats = (before, after)
        // What is known as a secret only in the mended text stands in the other one as well.
        secrets = Set((before.secrets + after.secrets).map { String($0.text) })
            .filter { $0.count >= 6 && !$0.hasPrefix("${") }.sorted()
        lines = Self.compare(file.before.lines, file.after.lines)
    }

    /// The hunks under the file's name.
    var text: String {
        let name = file.before.name
        return (["--- \(name)", "+++ \(name)"] + hunks.flatMap(text)).map { $0 + "\n" }.joined()
    }

    private static func compare(_ old: [Substring], _ new: [Substring]) -> [Line] {
        var (removed, added): (Set<Int>, Set<Int>) = ([], [])
        if old.count == new.count {
            // Repairs seldom add or take lines, and comparing in pairs stays linear when all lines change.
            removed = Set(old.indices.filter { old[$0] != new[$0] })
            added = removed
        } else {
            for change in new.difference(from: old) {
                switch change {
                case .remove(let offset, _, _): removed.insert(offset)
                case .insert(let offset, _, _): added.insert(offset)
                }
            }
        }
        return merge(old.count, new.count, removed, added)
    }

    private static func merge(_ oldCount: Int, _ newCount: Int, _ removed: Set<Int>, _ added: Set<Int>) -> [Line] {
        var lines: [Line] = []
        var (old, new) = (0, 0)
        while old < oldCount || new < newCount {
            if removed.contains(old) {
                lines.append(.removed(old))
                old += 1
            } else if added.contains(new) {
                lines.append(.added(new))
                new += 1
            } else {
                lines.append(.kept(old: old, new: new))
                old += 1
                new += 1
            }
        }
        return lines
    }

    /// Stretches of lines around changes.
    private var hunks: [Range<Int>] {
        lines.indices.filter { !lines[$0].isKept }.reduce(into: []) { hunks, index in
            let around = max(0, index - Self.context)..<min(lines.count, index + Self.context + 1)
            if let last = hunks.last, around.lowerBound <= last.upperBound {
                hunks[hunks.count - 1] = last.lowerBound..<around.upperBound
            } else {
                hunks.append(around)
            }
        }
    }

    private func text(of hunk: Range<Int>) -> [String] {
        let before = lines[..<hunk.lowerBound]
        let old = before.count { if case .added = $0 { false } else { true } }
        let new = before.count { if case .removed = $0 { false } else { true } }
        let oldCount = lines[hunk].count { if case .added = $0 { false } else { true } }
        let newCount = lines[hunk].count { if case .removed = $0 { false } else { true } }
        return ["@@ -\(old + 1),\(oldCount) +\(new + 1),\(newCount) @@"] + lines[hunk].map(shown)
    }

    private func shown(_ line: Line) -> String {
        let (mark, text) =
            switch line {
            case .kept(_, let new): (" ", formats.after.line(new + 1, of: file.after))
            case .removed(let old): ("-", formats.before.line(old + 1, of: file.before))
            case .added(let new): ("+", formats.after.line(new + 1, of: file.after))
            }
        return mark + secrets.reduce(text) { $0.replacing($1, with: Secret.mask) }
    }
}

extension SourceFile {
    /// The lines, without an empty one behind the last line break.
    fileprivate var lines: [Substring] {
        let lines = (1...lineCount).map(lineText)
        return lines.last == "" ? lines.dropLast() : lines
    }
}
