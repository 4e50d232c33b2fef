/// The text given to the parser, which is the user's text with known slips mended, and the way back to the user's offsets.
struct PatchedText {
    private struct Patch {
        let original: Range<Int>
        let current: Range<Int>
    }

    let file: SourceFile
    private(set) var bytes: [UInt8]
    private var patches: [Patch] = []

    init(file: SourceFile) {
        self.file = file
        bytes = file.bytes
    }

    /// The place of a range of `bytes` in the user's file; a range that cuts a mended place covers all of it.
    func span(_ range: Range<Int>) -> SourceSpan {
        guard !patches.isEmpty else { return SourceSpan(file: file, bytes: range) }
        let lower = original(range.lowerBound, isEnd: false)
        let upper = range.isEmpty ? lower : original(range.upperBound, isEnd: true)
        return SourceSpan(file: file, bytes: lower..<max(lower, upper))
    }

    func problem(_ slip: Slip) -> YAMLProblem {
        let edits = slip.edits.map { YAMLProblem.Repair.Edit(span: span($0.range), replacement: $0.replacement) }
        return YAMLProblem(
            kind: slip.kind,
            span: span(slip.range),
            related: slip.related.map { YAMLProblem.Related(note: $0.note, span: span($0.range)) },
            repair: edits.isEmpty ? nil : YAMLProblem.Repair(edits: edits)
        )
    }

    /// Whether a repair is in a range or next to it.
    func isMended(_ range: Range<Int>) -> Bool {
        patches.contains { $0.current.lowerBound <= range.upperBound && range.lowerBound <= $0.current.upperBound }
    }

    /// Whether part of a range is a repair, so that what is wrong with it is the repair's doing.
    func isRepair(_ range: Range<Int>) -> Bool {
        patches.contains { $0.current.overlaps(range) }
    }

    /// Mends the text; the edits are in order, apart from each other and outside what was mended before.
    mutating func apply(_ edits: [Slip.Edit]) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(self.bytes.count + 16)
        var old = patches[...]
        var new: [Patch] = []
        var position = 0
        for edit in edits {
            moveOld(before: edit.range.lowerBound, delta: bytes.count - position)
            bytes += self.bytes[position..<edit.range.lowerBound]
            let start = bytes.count
            bytes += edit.replacement.utf8
            let original = original(edit.range.lowerBound, isEnd: false)..<original(edit.range.upperBound, isEnd: true)
            new.append(Patch(original: original, current: start..<bytes.count))
            position = edit.range.upperBound
        }
        moveOld(before: .max, delta: bytes.count - position)
        bytes += self.bytes[position...]
        self.bytes = bytes
        patches = new

        func moveOld(before limit: Int, delta: Int) {
            while let patch = old.first, patch.current.lowerBound < limit {
                let current = patch.current.lowerBound + delta..<patch.current.upperBound + delta
                new.append(Patch(original: patch.original, current: current))
                old.removeFirst()
            }
        }
    }

    private func original(_ offset: Int, isEnd: Bool) -> Int {
        guard let patch = lastPatch(atOrBefore: offset) else { return offset }
        if offset >= patch.current.upperBound { return patch.original.upperBound + offset - patch.current.upperBound }
        return isEnd && offset > patch.current.lowerBound ? patch.original.upperBound : patch.original.lowerBound
    }

    private func lastPatch(atOrBefore offset: Int) -> Patch? {
        var low = 0
        var high = patches.count
        while low < high {
            let middle = (low + high) / 2
            if patches[middle].current.lowerBound <= offset { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? nil : patches[low - 1]
    }
}
