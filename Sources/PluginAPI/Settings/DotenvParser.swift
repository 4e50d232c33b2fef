import YAML

/// Reads the lines of an `.env` file: `NAME=value`, also after `export`, quoted or not, with comments.
///
/// Nothing is expanded in it. A value in single quotes is taken as it stands; in double quotes `\n`, `\t`, `\"`, `\\`
/// and `\$` are escapes; without quotes it ends before ` #`. A value never reaches over the end of its line.
struct DotenvParser {
    /// The variables, the first of a name counting.
    private(set) var variables: [String: String] = [:]
    /// What is wrong.
    private(set) var diagnostics: [Diagnostic] = []
    /// Where values stand, and lines that were not understood.
    private(set) var secretSpans: [SourceSpan] = []

    private let file: SourceFile
    private var firstUses: [String: SourceSpan] = [:]

    /// Reads a whole file.
    static func read(_ text: String, name: String) -> DotenvParser {
        var parser = DotenvParser(file: SourceFile(name: name, text: text))
        parser.readLines()
        return parser
    }

    private init(file: SourceFile) { self.file = file }

    private mutating func readLines() {
        for number in 1...file.lineCount {
            let line = file.lineText(number)
            let start = file.text.utf8.distance(from: file.text.startIndex, to: line.startIndex)
            read(DotenvLine(line), at: start)
        }
    }

    private mutating func read(_ line: DotenvLine, at start: Int) {
        func span(_ range: Range<Int>) -> SourceSpan {
            SourceSpan(file: file, bytes: range.lowerBound + start..<range.upperBound + start)
        }
        switch line.content {
        case .nothing:
            break
        case .variable(let name, let value):
            secretSpans.append(span(value.range))
            define(name.text, value.text, at: span(name.range))
        case .flawed(let flaw, let range):
            secretSpans.append(span(flaw.hiding(range, of: line)))
            diagnostics.append(flaw.diagnostic(at: span(range)))
        }
    }

    private mutating func define(_ name: String, _ value: String, at span: SourceSpan) {
        if let first = firstUses[name] {
            let message = LocalizedText(
                ko: "`.env`에 \("`\(name)`", .subject) 두 번 있습니다.",
                en: "'\(name)' stands twice in the .env file"
            )
            let note = LocalizedText(ko: "여기에 먼저 있습니다", en: "first used here")
            diagnostics.append(Diagnostic(.dotenvTwice, message, at: span, related: [RelatedPlace(first, note)]))
        } else {
            firstUses[name] = span
            variables[name] = value
        }
    }
}
