/// Finds tabs and invisible characters where a line's indentation is counted.
struct IndentationSlip {
    let scan: TextScan

    /// The slip in the indentation of the line an offset is on, mended on every line below that has one too.
    ///
    /// - Parameter offset: a place in the indentation or at the first character after its spaces.
    func find(at offset: Int, countsTabs: Bool = false) -> Slip? {
        let start = scan.lineStart(of: offset)
        guard let first = edits(ofLineAt: start, countsTabs: countsTabs).first, offset <= end(ofLineAt: start) else {
            return nil
        }
        let lines = lines(from: start, countsTabs: countsTabs)
        guard countsTabs, lines.contains(where: hasTab) else {
            let edits = lines.flatMap { self.edits(ofLineAt: $0, countsTabs: countsTabs) }
            return Slip(kind: kind(of: first), range: first.range, edits: edits)
        }
        // Where no width fits, who typed the tabs has to say what was meant.
        let width = IndentationFit.width(ofTabsInLinesAt: lines, scan: scan)
        let edits = width.map { width in lines.flatMap { self.edits(ofLineAt: $0, countsTabs: true, width: width) } }
        return Slip(kind: kind(of: first), range: first.range, edits: edits ?? [])
    }

    /// The lines from a place on that have something to mend, with the empty ones between them.
    private func lines(from start: Int, countsTabs: Bool) -> [Int] {
        var lines: [Int] = []
        var line: Int? = start
        while let current = line {
            let isMended = !edits(ofLineAt: current, countsTabs: countsTabs).isEmpty
            guard isMended || scan.lineContent(at: current).isEmpty else { break }
            if isMended { lines.append(current) }
            line = scan.nextLine(after: current)
        }
        return lines
    }

    private func hasTab(inLineAt start: Int) -> Bool {
        scan.bytes[start..<end(ofLineAt: start)].contains(.tab)
    }

    private func kind(of edit: Slip.Edit) -> YAMLProblem.Kind {
        InvisibleCharacters.find(in: scan.bytes, at: edit.range.lowerBound).map { .invisibleCharacter($0) }
            ?? .syntax(.tab)
    }

    private func end(ofLineAt start: Int) -> Int {
        var offset = start
        while let length = length(at: offset) { offset += length }
        return offset
    }

    private func edits(ofLineAt start: Int, countsTabs: Bool, width: Int = 2) -> [Slip.Edit] {
        var edits: [Slip.Edit] = []
        var offset = start
        while let length = length(at: offset) {
            let range = offset..<offset + length
            if let character = InvisibleCharacters.find(in: scan.bytes, at: offset) {
                edits.append(Slip.Edit(range: range, replacement: InvisibleCharacters.replacement(for: character)))
            } else if countsTabs, scan.bytes[offset] == .tab {
                edits.append(Slip.Edit(range: range, replacement: String(repeating: " ", count: width)))
            }
            offset += length
        }
        return edits
    }

    /// The length of a character that is space in the eyes of who typed it.
    private func length(at offset: Int) -> Int? {
        guard let byte = scan.byte(at: offset) else { return nil }
        return byte.isBlank ? 1 : InvisibleCharacters.find(in: scan.bytes, at: offset)?.utf8.count
    }
}
