/// One step of the parser, with offsets in bytes.
struct ParserEvent {
    struct Collection {
        let isFlow: Bool
        let hasProperties: Bool
    }

    enum Kind {
        case documentStart
        case alias(name: String)
        case scalar(Node.Scalar, hasProperties: Bool)
        case sequenceStart(Collection)
        case mappingStart(Collection)
        case collectionEnd
        case streamEnd
        /// The start of the stream or the end of a document, which say nothing.
        case other
    }

    let kind: Kind
    let range: Range<Int>
}

/// The parser's own report of text it cannot go on with, with offsets in bytes.
struct ParserFailure: Error {
    let problem: String
    let offset: Int
    let context: String
    /// Where the thing began that the parser was reading; the failing place itself when it does not say.
    let start: Int
}
