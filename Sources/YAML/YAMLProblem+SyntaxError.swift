extension YAMLProblem {
    /// The slip behind a syntax error, told from the text around the place where the parser gave up.
    public enum SyntaxError: Hashable, Sendable {
        /// A tab where the indentation is counted; the repair puts two spaces for each.
        case tab
        /// A line that stands deeper or less deep than its neighbours allow.
        case wrongIndentation
        /// A single character before a line, in its indentation.
        case strayCharacter
        /// A quote that is never closed, or only by the next one.
        case unclosedQuote
        /// A bracket or brace that is never closed.
        case unclosedBracket
        /// A bracket closed by the other kind.
        case mismatchedBracket
        /// A closing bracket that none opened.
        case unexpectedClosingBracket
        /// `key:value`.
        case missingSpaceAfterColon
        /// `-entry`.
        case missingSpaceAfterDash
        /// `key：value`.
        case fullWidthColon
        /// A key without a colon.
        case missingColon
        /// A colon without a key.
        case missingKey
        /// A line between list entries without a dash.
        case missingDash
        /// Two elements inside brackets or braces without a comma between.
        case missingComma
        /// A comma inside brackets or braces with nothing before it.
        case extraComma
        /// `{ price: 1,000원 }`: commas inside braces end the value.
        case commaSplitsValue
        /// `{ 005930, 000660 }`: a list in braces; it is written with brackets.
        case bracesAroundList
        /// `[ - a ]`.
        case dashInBrackets
        /// A list entry between the keys of a mapping.
        case entryAmongKeys
        /// `key: - entry` on one line.
        case entryAfterKey
        /// `message: symbol: price`: a value with a colon in it.
        case colonInValue
        /// A value that begins with a character that means something in YAML.
        case unquotedText(startingWith: Character)
        /// Text after the closing quote of a value.
        case textAfterQuote
        /// A key behind a closing bracket: two lines have become one.
        case keyAfterBracket
        /// A backslash in double quotes followed by something that is no escape.
        case unknownEscape
        /// `${NAME}` inside brackets or braces without quotes.
        case variableInBraces
        /// An anchor or alias whose name has characters other than ASCII letters, digits, `-` and `_`.
        case anchorName
        /// `channel: #alerts`: the value is a comment.
        case commentAsValue
        /// `- rsi: #{ period: 14 }`: settings in brackets are a comment.
        case commentedBrackets
        /// A line that begins with `%`.
        case directive
        /// The line of a `|` or `>` says something that cannot be.
        case blockHeader
        /// Anything else, in the parser's own English, for logs.
        case other(String)
    }
}
