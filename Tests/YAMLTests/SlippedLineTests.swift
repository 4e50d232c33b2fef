import Testing
import YAML

/// Of two lines that do not fit together, the one that slipped is told.
struct SlippedLineTests {
    private static let sound = """
        version: 1
        pipelines:
          first:
            when: always
            sources: [a]
            rules:
              - b
              - c
            sinks: [d]
          second:
            when: always
            sources: [a]
            rules:
              - b
            sinks: [d]
        """

    @Test(arguments: [
        ("a:\n  b:\n   c:\n      - d\n    e: 1\n", 3), ("a:\n  b:\n     c: 1\n    d: 2\n", 3),
        ("a:\n  b: 1\n   c: 2\n", 3), ("a:\n  b:\n      - c\n    d: 1\n", 3),
        ("a:\n   b:\n     c: 1\n  d:\n    c: 2\n", 2),
    ])
    func `a line that stands between the usual depths slipped`(text: String, number: Int) {
        #expect(read(text).problems.map(\.span.start.line) == [number])
    }

    @Test(arguments: [
        // Not deep enough: the lines below it are where they were.
        (5, "sources: [a]"), (5, "  sources: [a]"), (5, "   sources: [a]"), (4, "when: always"), (4, "  when: always"),
        (6, "rules:"), (6, "  rules:"), (12, "  sources: [a]"), (13, "rules:"), (3, "first:"), (8, "  - c"),
        // A list whose first entry has no dash, or something before it.
        (7, "        b"), (7, "       -b"), (7, "      x- b"), (7, "      -- b"),
        // Too deep.
        (4, "      when: always"), (5, "      sources: [a]"), (5, "     sources: [a]"), (6, "      rules:"),
        (8, "        - c"), (9, "      sinks: [d]"), (10, "    second:"), (11, "      when: always"),
    ])
    func `a line that is moved is the one that is told of`(number: Int, line: String) {
        var lines = Self.sound.split(separator: "\n").map(String.init)
        lines[number - 1] = line

        let found = read(lines.joined(separator: "\n")).problems

        #expect(found.count <= 1, "\(found)")
        #expect(found.allSatisfy { $0.span.start.line == number }, "\(found)")
    }
}
