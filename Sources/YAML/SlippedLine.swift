/// Tells which of several lines slipped when one stands deeper than the block that another has begun.
///
/// The parser complains about the deeper line. As often a line before it stands not deep enough and has ended the block to
/// which both belong, or is the first of the block and stands too deep.
struct SlippedLine {
    private let lines: LineTable
    /// The line that the parser complains about.
    private let failing: LineTable.Line
    /// The nearest line above that stands less deep.
    private let ending: LineTable.Line
    /// What the lines above that one allow.
    private let above: IndentationFit

    /// Looks around a place on the line that the parser complains about; nothing when no line above stands less deep.
    init?(scan: TextScan, at place: Int) {
        lines = LineTable(scan: scan)
        guard let failing = lines.line(at: place),
            let ending = lines.all.last(where: { $0.start < failing.start && $0.column < failing.column })
        else { return nil }
        self.failing = failing
        self.ending = ending
        above = IndentationFit.above(ending.start, scan: scan)
    }

    /// The slip, when it is more likely in another line than in the failing one.
    var slip: Slip? {
        if let slip = entrySlip { return slip }
        guard
            let line = withStrayDash ?? emptied ?? shallowFirst ?? deepFirst ?? withoutHead
                ?? (isEndingOdd ? ending : nil)
        else {
            return nil
        }
        return wrongIndentation(of: line)
    }

    /// The slip, when the failing line is an entry of a list whose first one slipped.
    var entrySlip: Slip? {
        if let first = withoutDash { return .syntax(.missingDash, first.content) }
        return (deepEntry ?? shallowEntry).map(wrongIndentation)
    }

    private func wrongIndentation(of line: LineTable.Line) -> Slip {
        let other = line.column < failing.column || line.isEntry ? failing : ending
        return Slip(
            kind: .syntax(.wrongIndentation),
            range: line.content,
            related: [(.alignment, other.content)]
        )
    }

    private var between: ArraySlice<LineTable.Line> {
        lines.all.drop { $0.start <= ending.start }.prefix { $0.start < failing.start }
    }

    /// The first entry of a list, which lacks its dash.
    private var withoutDash: LineTable.Line? {
        guard failing.isEntry, ending.opens, let first = between.first, !first.isEntry,
            between.count(where: { $0.column == first.column }) == 1
        else { return nil }
        // Where it has a list of its own below, the failing line is an entry of that.
        return first.column == failing.column + 2 || !first.opens ? first : nil
    }

    /// The first entry of a list, when it stands deeper than the second.
    private var deepEntry: LineTable.Line? {
        guard failing.isEntry, ending.opens, let first = between.first, first.isEntry, first.column > failing.column,
            between.count(where: { $0.column == first.column }) == 1
        else { return nil }
        let usual = lines.usualDepth(ofEntriesBut: ending)
        return failing.column - ending.column == usual ? first : nil
    }

    /// The first entry of a list, when it stands less deep than the second.
    private var shallowEntry: LineTable.Line? {
        guard failing.isEntry, ending.isEntry, let opening = lines.all.last(where: { $0.start < ending.start }),
            opening.opens, opening.column <= ending.column
        else { return nil }
        let usual = lines.usualDepth(ofEntriesBut: opening)
        return failing.column - opening.column == usual && ending.column - opening.column != usual ? ending : nil
    }

    /// The first line of a block that stands deeper than the lines that go on with it.
    private var deepFirst: LineTable.Line? {
        guard let first = between.first, ending.opens, first.column > failing.column, !first.isEntry else { return nil }
        let depth = between.count { $0.column == first.column }
        let hasNothing = first.opens && (between.dropFirst().first?.column ?? 0) == first.column
        if hasNothing { return first }
        guard depth == 1 else { return nil }
        let usual = lines.columns(ofKeyOf: first)
        if !usual.isEmpty { return usual.contains(first.column) ? nil : first }
        let step = lines.usualStep(ofBlocksBut: ending)
        if failing.column - ending.innerColumn == step, first.column - ending.innerColumn != step { return first }
        guard !above.columns.contains(failing.column) else { return nil }
        let rest = lines.all.drop { $0.start < failing.start }.prefix { $0.column >= failing.column }
        return rest.count { $0.column == failing.column } > 1 ? first : nil
    }

    /// The first line of a list or a block whose head is gone: what follows has one at the failing line.
    private var withoutHead: LineTable.Line? {
        guard let first = between.first, ending.opens, first.column > failing.column else { return nil }
        if first.isEntry { return failing.isEntry || above.columns.contains(failing.column) ? nil : first }
        guard failing.opens, let child = lines.all.first(where: { $0.start > failing.start })
        else { return nil }
        return child.column == first.column && between.count { $0.column == first.column } > 1 ? first : nil
    }

    /// A line that a dash in its indentation has made an entry of a list, and moved by one column.
    private var withStrayDash: LineTable.Line? {
        guard ending.isEntry, !failing.isEntry, ending.innerColumn - ending.column > 2 else { return nil }
        return ending.innerColumn == failing.column + 1 ? ending : nil
    }

    /// The line that left the one above it without what belongs below it.
    private var emptied: LineTable.Line? {
        guard !above.columns.contains(failing.column), let opening = above.opening else { return nil }
        return ending.column <= opening && failing.column > opening ? ending : nil
    }

    /// The first line of a block, when it stands less deep than the second and than lines usually do.
    private var shallowFirst: LineTable.Line? {
        guard let opening = lines.all.last(where: { $0.start < ending.start }), opening.opens,
            ending.column > opening.innerColumn, let step = lines.usualStep(ofBlocksBut: opening)
        else { return nil }
        let isUsual = ending.column - opening.innerColumn == step
        return failing.column - opening.innerColumn == step && !isUsual ? ending : nil
    }

    /// Whether the line that ended the block of the failing line is odder than that one.
    private var isEndingOdd: Bool {
        guard above.columns.contains(failing.column) else { return false }
        if ending.opens, let child = between.first, child.isEntry, child.column == failing.column + 2 { return true }
        if lines.standsTwice(ending) { return true }
        let usual = lines.columns(ofKeyOf: ending)
        if !usual.isEmpty, !usual.contains(ending.column) { return true }
        let usualOfFailing = lines.columns(ofKeyOf: failing)
        guard usualOfFailing.isEmpty else {
            return usualOfFailing.contains(failing.column) && !usualOfFailing.contains(ending.column)
        }
        let next = lines.all.first { $0.start > failing.start && $0.column <= failing.column }
        return usual.isEmpty && next?.column == failing.column
    }
}
