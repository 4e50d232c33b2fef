extension Layout {
    /// Moves every line to its new place and takes the blanks from its end.
    mutating func indentLines() {
        let new = newIndents()
        for (number, line) in lines.all.enumerated() {
            let isOpen = openEnds.contains(number)
            if line.isBlank {
                if !isOpen { edits.append(Edit(range: line.start..<line.end, text: "")) }
                if isOpen, let shift = shifts[number], line.indentation + shift > 0, shift != 0 {
                    moveBlank(line, by: shift)
                }
                continue
            }
            edits.append(Edit(range: line.start..<line.content, text: String(repeating: " ", count: new[number])))
            if !isOpen { edits.append(Edit(range: line.contentEnd..<line.end, text: "")) }
        }
        endText()
    }

    /// A line of blanks in a text has as many as the text's indentation or says more.
    private mutating func moveBlank(_ line: LineTable.Line, by shift: Int) {
        let text = String(repeating: " ", count: line.indentation + shift)
        edits.append(Edit(range: line.start..<line.end, text: text))
    }

    /// The new indentation of every line.
    private func newIndents() -> [Int] {
        var new = lines.all.map(\.indentation)
        var above: [Int: Int] = [:]
        // The indentations of the lines around, the outermost first.
        var around: [(old: Int, new: Int)] = []
        for (number, line) in lines.all.enumerated() where !line.isBlank {
            if let shift = shifts[number] {
                new[number] = max(line.indentation + shift, 0)
                continue
            }
            if let leader = leaders[number] {
                new[number] = max(line.indentation + new[leader] - lines.all[leader].indentation, 0)
                continue
            }
            let nearest = around.last { $0.old <= line.indentation }
            let neighbour = nearest.map { $0.old == line.indentation ? $0.new : $0.new + 2 }
            if isComment(number) {
                above[number] = neighbour
                continue
            }
            new[number] = indents[number] ?? neighbour ?? line.indentation
            around.removeAll { $0.old >= line.indentation }
            around.append((line.indentation, new[number]))
        }
        placeComments(above, &new)
        return new
    }

    /// A comment belongs to what follows at its level, or else to what stands above it.
    private func placeComments(_ above: [Int: Int], _ new: inout [Int]) {
        var next: Int?
        for (number, line) in lines.all.enumerated().reversed() where !line.isBlank {
            guard isComment(number) else {
                next = number
                continue
            }
            if let next, lines.all[next].indentation == line.indentation {
                new[number] = new[next]
            } else {
                new[number] = above[number] ?? next.map { new[$0] } ?? line.indentation
            }
        }
    }

    private func isComment(_ number: Int) -> Bool {
        let line = lines.all[number]
        guard !line.isBlank, leaders[number] == nil, shifts[number] == nil else { return false }
        return bytes[line.content] == UInt8(ascii: "#")
    }

    /// The text ends with one line break; the blank lines at the end of a block of text may mean something.
    private mutating func endText() {
        guard let last = lines.all.lastIndex(where: { !$0.isBlank }), !openEnds.contains(last) else { return }
        let end = lines.all[last].end
        guard end < bytes.count else { return edits.append(Edit(range: end..<end, text: "\n")) }
        let isPair = bytes[end] == UInt8(ascii: "\r")
        let rest = end + (isPair ? 2 : 1)
        guard rest < bytes.count else { return }
        edits.removeAll { $0.range.lowerBound >= rest }
        edits.append(Edit(range: rest..<bytes.count, text: ""))
    }
}
