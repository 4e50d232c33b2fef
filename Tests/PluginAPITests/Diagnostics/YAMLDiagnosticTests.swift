import PluginAPI
import Testing
import YAML

@Suite struct YAMLDiagnosticTests {
    private static let span = SourceSpan(file: SourceFile(name: "a.yaml", text: "key: value\n"), bytes: 0..<3)

    private static let syntaxErrors: [YAMLProblem.SyntaxError] = [
        .tab, .wrongIndentation, .unclosedQuote, .unclosedBracket, .mismatchedBracket, .unexpectedClosingBracket,
        .missingSpaceAfterColon, .missingSpaceAfterDash, .fullWidthColon, .missingColon, .missingKey, .missingDash,
        .missingComma, .extraComma, .commaSplitsValue, .bracesAroundList, .dashInBrackets, .entryAmongKeys,
        .entryAfterKey, .colonInValue, .unquotedText(startingWith: "@"), .textAfterQuote, .unknownEscape,
        .variableInBraces, .anchorName, .commentAsValue, .directive, .blockHeader, .other("while scanning Decodable"),
    ]

    private static let kinds: [YAMLProblem.Kind] =
        syntaxErrors.map { .syntax($0) } + [
            .unreadable(.missing), .unreadable(.notPermitted), .unreadable(.directory), .unreadable(.notRegularFile),
            .unreadable(.system(errno: 5)), .tooLarge(limit: 1 << 20), .notUTF8(.cp949), .notUTF8(.utf16),
            .notUTF8(.binary), .notUTF8(.unknown), .controlCharacter("\u{7}"), .invisibleCharacter("\u{A0}"),
            .invisibleCharacter("\u{200B}"), .invisibleCharacter("\u{3164}"), .smartQuotes, .duplicateKey("mode"),
            .keyNotScalar, .emptyKey, .badMerge, .undefinedAlias("base"), .recursiveAlias("base"), .severalDocuments,
            .emptyDocument, .tooDeep(limit: 64), .tooManyNodes(limit: 1), .scalarTooLong(limit: 1 << 16),
        ]

    @Test(arguments: kinds)
    func `every kind of problem has words in both languages`(kind: YAMLProblem.Kind) {
        let diagnostic = Diagnostic(YAMLProblem(kind: kind, span: Self.span))

        #expect(!diagnostic.message.isEmpty)
        #expect(diagnostic.message.ko.hasSuffix("."))
        #expect(!diagnostic.message.en.hasSuffix("."))
        #expect(diagnostic.stage <= .syntax)
        #expect(diagnostic.span == Self.span)
        #expect(!diagnostic.message.en.contains("Decod"))
    }

    @Test(arguments: kinds)
    func `a repair is offered as one that a program may apply`(kind: YAMLProblem.Kind) {
        let edit = YAMLProblem.Repair.Edit(span: Self.span, replacement: "x")
        let problem = YAMLProblem(kind: kind, span: Self.span, repair: YAMLProblem.Repair(edits: [edit]))

        let suggestions = Diagnostic(problem).suggestions

        #expect(suggestions.count == 1)
        #expect(suggestions.first?.applicability == .machineApplicable)
        #expect(suggestions.first?.edits == [TextEdit(Self.span, "x")])
        #expect(suggestions.first?.message.isEmpty == false)
    }

    @Test func `a second place is explained`() {
        let notes: [YAMLProblem.Related.Note] = [.firstUse, .opening, .alignment, .anchor("base")]
        let related = notes.map { YAMLProblem.Related(note: $0, span: Self.span) }

        let diagnostic = Diagnostic(YAMLProblem(kind: .duplicateKey("a"), span: Self.span, related: related))

        #expect(diagnostic.related.count == 4)
        #expect(diagnostic.related.allSatisfy { !$0.note.isEmpty })
    }

    @Test func `different slips have different codes`() {
        let codes = Self.syntaxErrors.map { Diagnostic(YAMLProblem(kind: .syntax($0), span: Self.span)).code }

        #expect(Set(codes).count >= 22)
    }
}
