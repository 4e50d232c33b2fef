import YAML

/// The source lines of a diagnostic behind their gutter.
struct ExcerptBlock {
    /// The lines so far, ready to print.
    private(set) var lines: [String] = []

    private let format: DiagnosticFormat
    private let paint: Paint
    private let severity: Diagnostic.Severity
    private var file: SourceFile?
    private var gutter = 5

    /// Begins an empty block.
    init(format: DiagnosticFormat, paint: Paint, severity: Diagnostic.Severity) {
        self.format = format
        self.paint = paint
        self.severity = severity
    }

    /// Adds the line of a span with the one before it, carets, and what is to be said at them.
    mutating func add(_ span: SourceSpan, note: [String]) {
        let start = span.start
        file = span.file
        gutter = max(gutter, String(start.line).count + 2)
        lines.append("")
        addLineBefore(start.line, of: span.file)
        addMarked(span, with: "^", note: note)
        lines.append(bareEdge)
    }

    /// Adds a second place.
    mutating func add(_ place: RelatedPlace) {
        guard place.span.file.utf8Count > 0 else { return }
        let isElsewhere = place.span.file != file
        if isElsewhere { lines.append(edge(nil) + paint.gutter("→ ") + place.span.description) }
        gutter = max(gutter, String(place.span.start.line).count + 2)
        addMarked(place.span, with: "-", note: [place.note.text(in: format.language)])
        lines.append(bareEdge)
    }

    private mutating func addLineBefore(_ number: Int, of file: SourceFile) {
        guard number > 1 else { return }
        let line = SourceLine(number - 1, of: file, secrets: format.secrets)
        guard !line.isBlank else { return }
        let excerpt = line.excerpt(marking: 0..<0, width: format.width)
        lines.append(edge(number - 1) + excerpt.text.trimmingTrailingBlanks)
    }

    private mutating func addMarked(_ span: SourceSpan, with mark: String, note: [String]) {
        let number = span.start.line
        let line = SourceLine(number, of: span.file, secrets: format.secrets)
        let excerpt = line.excerpt(marking: span.bytes, width: format.width)
        lines.append(edge(number) + excerpt.text.trimmingTrailingBlanks)
        let padding = String(repeating: " ", count: excerpt.caretColumn)
        let carets = paint.severity(String(repeating: mark, count: excerpt.caretWidth), mark == "^" ? severity : .note)
        lines.append(edge(nil) + padding + ([carets] + note.prefix(1)).joined(separator: " "))
        for text in note.dropFirst() {
            lines.append(edge(nil) + padding + String(repeating: " ", count: excerpt.caretWidth + 1) + text)
        }
    }

    private var bareEdge: String { paint.gutter(String(repeating: " ", count: gutter) + " │") }

    private func edge(_ number: Int?) -> String {
        let digits = number.map(String.init) ?? ""
        return paint.gutter(String(repeating: " ", count: gutter - digits.count) + digits + " │ ")
    }
}

extension String {
    fileprivate var trimmingTrailingBlanks: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
