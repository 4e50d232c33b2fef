/// One thing that is wrong with a file: what, where, and how it could be mended; the words are the reader's own.
public struct YAMLProblem: Error, Hashable, Sendable {
    /// What is wrong.
    public let kind: Kind
    /// Where the slip was made, as far as that can be told.
    public let span: SourceSpan
    /// Other places that explain it.
    public let related: [Related]
    /// The change that mends it without changing anything else, when there is only one.
    public let repair: Repair?

    /// Puts a problem together.
    public init(kind: Kind, span: SourceSpan, related: [Related] = [], repair: Repair? = nil) {
        self.kind = kind
        self.span = span
        self.related = related
        self.repair = repair
    }
}

extension YAMLProblem {
    /// A second place that explains a problem.
    public struct Related: Hashable, Sendable {
        /// What stands at a second place.
        public enum Note: Hashable, Sendable {
            /// The key was used here first.
            case firstUse
            /// The bracket was opened here.
            case opening
            /// The lines that this one should align with begin here.
            case alignment
            /// An anchor of this name is defined here.
            case anchor(String)
        }

        /// What stands there.
        public let note: Note
        /// Where.
        public let span: SourceSpan

        /// Puts a second place together.
        public init(note: Note, span: SourceSpan) {
            self.note = note
            self.span = span
        }
    }

    /// Changes to the text that mend a problem, in file order and apart from each other.
    public struct Repair: Hashable, Sendable {
        /// A text put in the place of a span; an empty span is an insertion.
        public struct Edit: Hashable, Sendable {
            /// What goes.
            public let span: SourceSpan
            /// What comes in its place.
            public let replacement: String

            /// Puts an edit together.
            public init(span: SourceSpan, replacement: String) {
                self.span = span
                self.replacement = replacement
            }
        }

        /// The changes.
        public let edits: [Edit]

        /// Puts a repair together.
        public init(edits: [Edit]) {
            self.edits = edits
        }
    }
}
