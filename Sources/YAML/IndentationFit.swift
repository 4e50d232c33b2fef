/// Tells whether lines stand where those above and below them allow, once their tabs are spaces.
struct IndentationFit {
    private let scan: TextScan
    /// The columns at which the lines above let another line begin, from outside to inside.
    private(set) var columns: [Int] = []
    /// Those of them at which list entries stand, and those at which names do; a list may stand as deep as its name.
    private var entryColumns: Set<Int> = []
    private var nameColumns: Set<Int> = []
    /// The column of a line that ends with a colon, whose value comes below it.
    private(set) var opening: Int?

    /// The widths that editors give a tab, the smallest first, and the one that an entry of a pipeline usually has.
    static let widths = [2, 4, 8, 6]

    private init(_ scan: TextScan) { self.scan = scan }

    /// The spaces to put for a tab in the lines that begin at the offsets, or nil when no usual number fits.
    static func width(ofTabsInLinesAt lines: [Int], scan: TextScan) -> Int? {
        guard let first = lines.first, let last = lines.last else { return nil }
        let tabbed = Set(lines)
        return widths.first { width in
            var fit = IndentationFit(scan)
            var line: Int? = scan.bytes.isEmpty ? nil : 0
            while let current = line {
                let content = scan.lineContent(at: current)
                line = scan.nextLine(after: current)
                guard scan.hasContent(content) else { continue }
                let column = fit.column(
                    of: content.lowerBound,
                    from: current,
                    width: tabbed.contains(current) ? width : 1
                )
                let isAllowed = fit.take(content, at: column)
                if current >= first, !isAllowed { return false }
                if current > last { return true }
            }
            return true
        }
    }

    /// What the lines above a place allow.
    static func above(_ place: Int, scan: TextScan) -> IndentationFit {
        var fit = IndentationFit(scan)
        var line: Int? = scan.bytes.isEmpty ? nil : 0
        while let current = line, current < scan.lineStart(of: place) {
            let content = scan.lineContent(at: current)
            if scan.hasContent(content) { _ = fit.take(content, at: content.lowerBound - current) }
            line = scan.nextLine(after: current)
        }
        return fit
    }

    private func column(of content: Int, from start: Int, width: Int) -> Int {
        scan.bytes[start..<content].reduce(0) { column, byte in
            // The bytes of an invisible space are counted once, by their first.
            column + (byte == .tab ? width : byte.isContinuation ? 0 : 1)
        }
    }

    /// Takes a line and says whether it stands where it may.
    private mutating func take(_ content: Range<Int>, at column: Int) -> Bool {
        let isEntry = scan.bytes[content.lowerBound] == .dash && scan.isBlankOrEnd(at: content.lowerBound + 1)
        let alike = isEntry ? entryColumns : nameColumns
        let isAllowed =
            opening.map { column > $0 || isEntry && column == $0 } ?? (columns.isEmpty || alike.contains(column))
        columns.removeAll { $0 > column }
        entryColumns = entryColumns.filter { $0 <= column }
        nameColumns = nameColumns.filter { $0 <= column }
        if columns.last != column { columns.append(column) }
        if isEntry { entryColumns.insert(column) } else { nameColumns.insert(column) }
        let own = scan.entryStart(ofLineAt: content.lowerBound)
        let inner = column + own - content.lowerBound
        if own < content.upperBound, inner > column {
            columns.append(inner)
            nameColumns.insert(inner)
        }
        opening = scan.bytes[content.upperBound - 1] == .colon ? inner : nil
        return isAllowed
    }
}
