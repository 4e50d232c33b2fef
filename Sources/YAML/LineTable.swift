/// The lines of a text that are more than a comment, with how deep each stands.
struct LineTable {
    /// A line.
    struct Line {
        /// What it says, without indentation and comment.
        let content: Range<Int>
        /// How deep it stands.
        let column: Int
        /// Whether it begins with the dash of a list's entry.
        let isEntry: Bool
        /// How deep the text behind the dashes stands.
        let innerColumn: Int
        /// Whether it ends with a colon, so that its value comes below.
        let opens: Bool
        /// Its key; empty when it has none.
        let key: ArraySlice<UInt8>

        var start: Int { content.lowerBound }
    }

    /// From top to bottom.
    let all: [Line]

    init(scan: TextScan) {
        var lines: [Line] = []
        var start: Int? = scan.bytes.isEmpty ? nil : 0
        while let current = start {
            let content = scan.lineContent(at: current)
            if scan.hasContent(content) { lines.append(Self.line(content, from: current, scan)) }
            start = scan.nextLine(after: current)
        }
        all = lines
    }

    private static func line(_ content: Range<Int>, from start: Int, _ scan: TextScan) -> Line {
        let colon = content.first { scan.bytes[$0] == .colon && scan.isBlankOrEnd(at: $0 + 1) }
        return Line(
            content: content,
            column: content.lowerBound - start,
            isEntry: scan.bytes[content.lowerBound] == .dash && scan.isBlankOrEnd(at: content.lowerBound + 1),
            innerColumn: scan.entryStart(ofLineAt: start) - start,
            opens: scan.bytes[content.upperBound - 1] == .colon,
            key: colon.map { scan.bytes[content.lowerBound..<$0] } ?? []
        )
    }

    /// The line that a place is on.
    func line(at place: Int) -> Line? { all.last { $0.start <= place } }

    /// The columns at which the key of a line stands elsewhere.
    func columns(ofKeyOf line: Line) -> Set<Int> {
        guard !line.key.isEmpty else { return [] }
        return Set(all.filter { $0.start != line.start && $0.key == line.key }.map(\.column))
    }

    /// How much deeper than its key a list usually stands, one list left out.
    func usualDepth(ofEntriesBut opening: Line) -> Int {
        var counts: [Int: Int] = [:]
        for (above, below) in zip(all, all.dropFirst()) where above.opens && below.isEntry {
            guard above.start != opening.start, below.column >= above.column else { continue }
            counts[below.column - above.column, default: 0] += 1
        }
        return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? 2
    }

    /// How much deeper than a key the keys below it usually stand, one block left out; nothing when there is no other.
    func usualStep(ofBlocksBut opening: Line) -> Int? {
        var counts: [Int: Int] = [:]
        for (above, below) in zip(all, all.dropFirst()) where above.opens && !below.isEntry {
            let step = below.column - above.innerColumn
            if step > 0, above.start != opening.start { counts[step, default: 0] += 1 }
        }
        return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }

    /// Whether a line's key stands above it in the same mapping.
    func standsTwice(_ line: Line) -> Bool {
        guard !line.key.isEmpty else { return false }
        let siblings = all.reversed().drop { $0.start >= line.start }.prefix { $0.column >= line.column }
        return siblings.contains { $0.column == line.column && $0.key == line.key }
    }
}
