import YAML

/// Finds the comments of a file that begin with the mark of an allowance.
struct CommentScan {
    /// A comment: what follows its mark, the line it is about, and where it stands from the mark on.
    struct Found {
        var text: Substring
        var line: Int
        var span: SourceSpan
    }

    let file: SourceFile
    /// Where texts stand, from top to bottom.
    let texts: [Range<Int>]

    /// The comments in file order; one at the end of a line is about that line, one alone about the next with content.
    var allowances: [Found] {
        var found: [Found] = []
        var waiting: [Found] = []
        for number in 1...file.lineCount {
            let line = file.lineText(number)
            let hasContent = !line.allSatisfy(\.isWhitespace)
            let comment = comment(in: line)
            let isAlone = comment.map { line[..<$0].allSatisfy(\.isWhitespace) } ?? false
            if hasContent, !isAlone {
                found += waiting.map { Found(text: $0.text, line: number, span: $0.span) }
                waiting = []
            }
            guard let comment, let allowance = allowance(in: line[comment...], number) else { continue }
            if isAlone { waiting.append(allowance) } else { found.append(allowance) }
        }
        return found + waiting
    }

    /// Where the comment of a line begins.
    private func comment(in line: Substring) -> Substring.Index? {
        var before: Character = " "
        for index in line.indices {
            if line[index] == "#", before == " " || before == "\t", !isText(offset(of: index)) { return index }
            before = line[index]
        }
        return nil
    }

    private func allowance(in comment: Substring, _ number: Int) -> Found? {
        let words = comment.drop { $0 == "#" }.drop(while: \.isWhitespace)
        guard words.hasPrefix(Allowance.mark) else { return nil }
        let text = words.dropFirst(Allowance.mark.count)
        guard text.first?.isWhitespace ?? true else { return nil }
        let bytes = offset(of: words.startIndex)..<offset(of: words.endIndex)
        return Found(text: text, line: number, span: SourceSpan(file: file, bytes: bytes))
    }

    private func offset(of index: Substring.Index) -> Int {
        file.text.utf8.distance(from: file.text.startIndex, to: index)
    }

    /// Whether an offset is inside a text; texts do not overlap.
    private func isText(_ offset: Int) -> Bool {
        var (low, high) = (0, texts.count)
        while low < high {
            let middle = (low + high) / 2
            if texts[middle].lowerBound <= offset { low = middle + 1 } else { high = middle }
        }
        return low > 0 && offset < texts[low - 1].upperBound
    }
}
