/// One slip of a hand, an editor or a copied text, made in a valid text.
struct Mutation: Sendable, Hashable {
    /// What is done.
    enum Kind: Sendable, Hashable {
        /// A character is left out.
        case drop
        /// A character is put in.
        case insert(Character)
        /// A character becomes another, such as its full-width twin.
        case replace(Character)
        /// A character changes places with the next.
        case swap
        /// A word is put in the place of this many characters.
        case retype(Int, String)
        /// The line's indentation is this many columns more, or fewer.
        case indent(Int)
        /// The line is indented with tabs, one for two columns.
        case tabs
        /// The line stands twice.
        case duplicate
        /// The line is gone.
        case delete
        /// The line is a comment.
        case comment
    }

    var kind: Kind

    /// The place of the character, or of the line's first.
    var offset: Int

    /// Makes the slip, and says on which line of the new text.
    func apply(to text: MutableText) -> (text: String, line: Int) {
        var characters = text.characters
        let line = text.lines[text.lineIndex(of: offset)]
        switch kind {
        case .drop: characters.remove(at: offset)
        case .insert(let character): characters.insert(character, at: offset)
        case .replace(let character): characters[offset] = character
        case .swap: characters.swapAt(offset, offset + 1)
        case .retype(let count, let word): characters.replaceSubrange(offset..<offset + count, with: Array(word))
        case .indent(let width) where width < 0: characters.removeSubrange(line.start..<line.start - width)
        case .indent(let width):
            characters.insert(contentsOf: String(repeating: " ", count: width), at: line.start)
        case .tabs:
            let tabs = String(repeating: "\t", count: line.indentation / 2)
            characters.replaceSubrange(line.start..<line.start + line.indentation, with: tabs)
        case .duplicate: characters.insert(contentsOf: characters[line.start..<line.end], at: line.end)
        case .delete: characters.removeSubrange(line.start..<line.end)
        case .comment: characters.insert("#", at: line.start + line.indentation)
        }
        let number = text.lineIndex(of: offset) + 1
        return (String(characters), kind == .duplicate ? number + 1 : number)
    }

    /// A name for tables.
    var name: String {
        switch kind {
        case .drop: "drop"
        case .insert("x"), .insert("가"): "insert a letter"
        case .insert(let character): "insert \(Self.shown(character))"
        case .replace(let character): "put \(Self.shown(character)) instead"
        case .swap: "swap"
        case .retype(_, let word): word.first == "“" ? "smart quotes" : "Korean keyboard"
        case .indent(let width): width < 0 ? "dedent" : "indent"
        case .tabs: "tabs"
        case .duplicate: "duplicate a line"
        case .delete: "delete a line"
        case .comment: "comment a line out"
        }
    }

    private static func shown(_ character: Character) -> String {
        switch character {
        case " ": "a space"
        case "\t": "a tab"
        case "\u{A0}": "a no-break space"
        case "\u{200B}": "a zero-width space"
        case "\u{3000}": "a full-width space"
        default: String(character)
        }
    }
}

extension Mutation {
    /// Every slip that can be made on some lines of a text, comments left out.
    static func all(in text: MutableText, lines: Range<Int>) -> [Mutation] {
        var mutations: [Mutation] = []
        for line in lines.map({ text.lines[$0 - 1] }) where line.start + line.indentation < line.contentEnd {
            mutations += ofLine(line)
            mutations += ofCharacters(line, text)
            mutations += ofWords(line, text)
        }
        return mutations
    }

    private static func ofLine(_ line: MutableText.Line) -> [Mutation] {
        var kinds: [Kind] = [.duplicate, .delete, .comment, .indent(1), .indent(2)]
        if line.indentation >= 2 { kinds += [.indent(-1), .indent(-2), .tabs] }
        if line.indentation > 2 { kinds.append(.indent(-line.indentation)) }
        return kinds.map { Mutation(kind: $0, offset: line.start) }
    }

    private static let inserted: [Character] = [
        "x", "가", ":", " ", "\"", "'", "#", "{", "}", "[", "]", ",", "-", "\t", "：", "，", "\u{3000}", "\u{A0}",
        "\u{200B}",
        "“",
    ]

    private static let wide: [Character: [Character]] = [
        ":": ["："], ",": ["，"], "[": ["［", "「"], "]": ["］"], "{": ["｛"], "}": ["｝"], " ": ["\u{3000}", "\u{A0}", "\t"],
        "\"": ["“", "”"], "'": ["‘", "’"], "-": ["－", "–"], "1": ["１"], "#": ["＃"],
    ]

    private static func ofCharacters(_ line: MutableText.Line, _ text: MutableText) -> [Mutation] {
        var mutations: [Mutation] = []
        for offset in line.start...line.contentEnd {
            mutations += inserted.map { Mutation(kind: .insert($0), offset: offset) }
            guard offset < line.contentEnd else { break }
            let character = text.characters[offset]
            mutations.append(Mutation(kind: .drop, offset: offset))
            mutations += (wide[character] ?? []).map { Mutation(kind: .replace($0), offset: offset) }
            if offset + 1 < line.contentEnd, text.characters[offset + 1] != character {
                mutations.append(Mutation(kind: .swap, offset: offset))
            }
        }
        // The line break goes, and the next line is part of this one.
        if line.contentEnd + 1 == line.end, line.end < text.characters.count {
            mutations.append(Mutation(kind: .drop, offset: line.contentEnd))
        }
        return mutations
    }

    private static func ofWords(_ line: MutableText.Line, _ text: MutableText) -> [Mutation] {
        var mutations: [Mutation] = []
        for word in text.words(in: line) {
            let typed = String(text.characters[word])
            let korean = KoreanTyping.text(typed)
            if korean != typed {
                mutations.append(Mutation(kind: .retype(word.count, korean), offset: word.lowerBound))
            }
            let isKey = word.upperBound < line.contentEnd && text.characters[word.upperBound] == ":"
            if !isKey { mutations.append(Mutation(kind: .retype(word.count, "“\(typed)”"), offset: word.lowerBound)) }
        }
        return mutations
    }
}
