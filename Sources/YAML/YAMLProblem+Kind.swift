extension YAMLProblem {
    /// What is wrong with a file, with what a sentence about it needs.
    public enum Kind: Hashable, Sendable {
        /// Nothing could be read.
        case unreadable(ReadFailure)
        /// The file is longer than this many bytes.
        case tooLarge(limit: Int)
        /// The bytes are not UTF-8; the span shows the first that are not.
        case notUTF8(EncodingGuess)
        /// A character that has no place in a text file.
        case controlCharacter(Unicode.Scalar)
        /// A character that nobody sees, outside quotes: a no-break space, a zero-width space and the like.
        case invisibleCharacter(Unicode.Scalar)
        /// Typographic quotes around a text, which YAML takes as part of it.
        case smartQuotes
        /// The text breaks YAML's grammar, or keeps it with a meaning that was certainly not wanted.
        case syntax(SyntaxError)
        /// A mapping has this key already; the first one counts, with what only the second holds.
        case duplicateKey(String)
        /// A key is a list, a mapping or in braces.
        case keyNotScalar
        /// A value stands without its key.
        case emptyKey
        /// After `<<` stands something other than a mapping or a list of mappings.
        case badMerge
        /// No anchor of this name stands above.
        case undefinedAlias(String)
        /// The alias of this name stands inside what it names.
        case recursiveAlias(String)
        /// A second document begins in the file.
        case severalDocuments
        /// The file holds nothing but space and comments.
        case emptyDocument
        /// The nesting, aliases included, goes deeper than this.
        case tooDeep(limit: Int)
        /// The document, with its aliases written out, has more nodes than this.
        case tooManyNodes(limit: Int)
        /// A single text is longer than this many bytes.
        case scalarTooLong(limit: Int)
    }

    /// Why a file could not be read.
    public enum ReadFailure: Hashable, Sendable {
        /// Nothing stands at the path.
        case missing
        /// The file may not be read.
        case notPermitted
        /// A folder stands at the path.
        case directory
        /// A pipe, a socket or a device.
        case notRegularFile
        /// Anything else, with the system's error number.
        case system(errno: Int32)
    }

    /// What bytes that are not UTF-8 look like.
    public enum EncodingGuess: Hashable, Sendable {
        /// Korean Windows text, which editors there call ANSI.
        case cp949
        /// Two bytes a character, as some editors save "Unicode".
        case utf16
        /// No text at all.
        case binary
        /// Something else.
        case unknown
    }
}
