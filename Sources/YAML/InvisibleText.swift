/// Finds invisible characters in a text and takes them out.
struct InvisibleText {
    let scan: TextScan

    /// The problem of the first invisible character in a range, mended together with all others there.
    func slip(in range: Range<Int>) -> Slip? {
        guard let first = range.first(where: { character(at: $0) != nil }), let character = character(at: first) else {
            return nil
        }
        let place = first..<first + character.utf8.count
        return Slip(
            kind: .invisibleCharacter(character),
            range: place,
            edits: (first..<range.upperBound).compactMap(edit)
        )
    }

    func withoutInvisible(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var cleaned = ""
        var offset = 0
        for character in text.unicodeScalars {
            if let found = InvisibleCharacters.find(in: bytes, at: offset) {
                cleaned += InvisibleCharacters.replacement(for: found)
            } else {
                cleaned.unicodeScalars.append(character)
            }
            offset += character.utf8.count
        }
        return cleaned
    }

    private func character(at offset: Int) -> Unicode.Scalar? {
        InvisibleCharacters.find(in: scan.bytes, at: offset)
    }

    private func edit(at offset: Int) -> Slip.Edit? {
        character(at: offset).map { character in
            let range = offset..<offset + character.utf8.count
            return Slip.Edit(range: range, replacement: InvisibleCharacters.replacement(for: character))
        }
    }
}
